package io.penstock.runtime.store;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What becomes, at a power cut, of what was not forced. */
interface Fate {

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

        byte[] of(byte[] content) {
            return switch (this) {
                case NONE -> content;
                case EMPTY -> new byte[0];
                case TORN -> Arrays.copyOf(content, content.length / 2);
                case ZEROS -> new byte[content.length];
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
            return Loss.values()[random.nextInt(Loss.values().length)];
        }
    }

    /** Returns all common fates, and a number of single ones, the same each time. */
    static Stream<Fate> all(int single) {
        Stream<Fate> common = Arrays.stream(Loss.values())
                .flatMap(loss -> IntStream.range(0, 4).mapToObj(i -> new Common((i & 1) != 0, (i & 2) != 0, loss)));
        return Stream.concat(common, IntStream.range(0, single).mapToObj(seed -> new Single(new Random(seed))));
    }
}
