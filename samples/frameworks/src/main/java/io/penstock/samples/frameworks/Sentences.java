package io.penstock.samples.frameworks;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Writes sentences of a grammar: each of its four words is one of several, equally often. So it is known how well the best model of
 * them does: {@link #ENTROPY} nats a sentence.
 *
 * @param count how many, four of five to train on
 */
record Sentences(int count) implements Component<Port<Examples>> {

    private static final RowType TYPE = RowType.of(new Field("text", ColumnType.TEXT));
    private static final List<String> ADJECTIVES = List.of("old", "deep", "quiet", "steep", "narrow", "bright");
    private static final List<String> NOUNS =
            List.of("river", "gate", "valley", "turbine", "mill", "pipe", "weir", "lake");
    private static final List<String> VERBS = List.of("feeds", "turns", "fills", "guards", "follows", "drains");

    /** What a sentence tells, in nats. */
    static final double ENTROPY = Math.log(ADJECTIVES.size()) + 2 * Math.log(NOUNS.size()) + Math.log(VERBS.size());

    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException {
        RandomGenerator random = execution.random();
        try (ExamplesWriter writer = execution.writer(out, TYPE, List.of("train", "eval"))) {
            writer.write("train", batch(random, count * 4 / 5));
            writer.write("eval", batch(random, count - count * 4 / 5));
        }
    }

    private static Batch batch(RandomGenerator random, int rows) {
        return Batch.of(
                TYPE,
                IntStream.range(0, rows)
                        .mapToObj(row -> Row.of("text", sentence(random)))
                        .toArray(Row[]::new));
    }

    private static String sentence(RandomGenerator random) {
        return "the %s %s %s the %s."
                .formatted(one(ADJECTIVES, random), one(NOUNS, random), one(VERBS, random), one(NOUNS, random));
    }

    private static String one(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
