package io.penstock.runtime.store;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What becomes, at a power cut, of what was not forced. */
interface Fate {

    /** All losses. */
    List<Loss> LOSSES = List.of(Loss.values());

    /** Returns whether a name that was added lately is there. */
    boolean keepsAddition();

    /** Returns whether a name that was taken away lately is gone. */
    boolean keepsRemoval();

    /** Returns what is left of a content. */
    Loss loss();

    /** What may be left of a content that was not forced; size and time may be right even if it is not. */
    enum Loss {
        NONE,
        EMPTY,
        TORN,
        ZEROS;

        /** Takes a text with a character for each byte. */
        String of(String content) {
            return switch (this) {
                case NONE -> content;
                case EMPTY -> "";
                case TORN -> content.substring(0, content.length() / 2);
                case ZEROS -> "\0".repeat(content.length());
            };
        }
    }

    /** Everything has the same fate. */
    record Common(boolean keepsAddition, boolean keepsRemoval, Loss loss) implements Fate {}

    /** Everything has a fate of its own. */
    record Single(Random random) implements Fate {
        @Override
        public boolean keepsAddition() {
            return random.nextBoolean();
        }

        @Override
        public boolean keepsRemoval() {
            return random.nextBoolean();
        }

        @Override
        public Loss loss() {
            return LOSSES.get(random.nextInt(LOSSES.size()));
        }
    }

    /** Returns all common fates, and a number of single ones, the same each time. */
    static Stream<Fate> all(int single) {
        Stream<Fate> common = LOSSES.stream()
                .flatMap(loss -> IntStream.range(0, 4).mapToObj(i -> new Common((i & 1) != 0, (i & 2) != 0, loss)));
        return Stream.concat(common, IntStream.range(0, single).mapToObj(seed -> new Single(new Random(seed))));
    }
}
