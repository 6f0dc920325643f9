package io.penstock.evaluation;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows with scores in columns, for the models of {@link io.penstock.testing.model.ColumnModel}. */
public final class ScoredExamples {

    /** Two scores of which {@code good} tells more of the label than {@code poor}, and columns to slice by. */
    public static final RowType TYPE = RowType.of(
            new Field("label", ColumnType.FLOAT64),
            new Field("good", ColumnType.FLOAT64),
            new Field("poor", ColumnType.FLOAT64),
            new Field("payment", ColumnType.TEXT),
            new Field("hour", ColumnType.INT64),
            new Field("picture", ColumnType.BINARY));

    private static final List<String> PAYMENTS = List.of("Cash", "Credit Card", "Unknown");

    private ScoredExamples() {}

    /** Writes rows into the split {@code eval}: every twentieth has no label, every tenth no payment. */
    public static Examples write(Path directory, int rows) throws IOException {
        try (ExamplesWriter writer =
                ExamplesWriter.in(Files.createDirectories(directory), TYPE, List.of("train", "eval"))) {
            BatchBuilder builder = new BatchBuilder(TYPE);
            Random random = new Random(7);
            for (int i = 0; i < rows; i++) {
                append(builder, random, i);
                if (builder.isFull()) {
                    writer.write("eval", builder.build());
                }
            }
            writer.write("eval", builder.build());
        }
        return Examples.open(directory);
    }

    private static void append(BatchBuilder builder, Random random, int i) {
        boolean positive = random.nextInt(4) == 0;
        double good = Math.rint(1000 / (1 + Math.exp(-random.nextGaussian() + (positive ? -1.5 : 1.5)))) / 1000;
        double poor = 1 / (1 + Math.exp(-random.nextGaussian() + (positive ? -0.3 : 0.3)));
        builder.appendValues(
                i % 20 == 19 ? null : positive ? 1.0 : 0.0,
                good,
                poor,
                i % 10 == 9 ? null : PAYMENTS.get(random.nextInt(3)),
                (long) random.nextInt(24),
                null);
    }

    /** Returns all rows of a split, to count them by other means. */
    public static List<Batch> batches(Examples examples) {
        List<Batch> batches = new ArrayList<>();
        try (var reader = examples.read("eval")) {
            reader.forEach(batches::add);
        }
        return batches;
    }
}
