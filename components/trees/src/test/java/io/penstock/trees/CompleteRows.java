package io.penstock.trees;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Three numbers and a category a row, none of them missing, and one of two classes: to train on, by Penstock or not.
 *
 * @param cells row by row
 * @param labels 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record CompleteRows(double[] cells, double[] labels) {

    /** Cells of a row. */
    public static final int WIDTH = 4;

    private static final int CATEGORIES = 20;

    private static final List<Feature> FEATURES = List.of(
            new Feature.Numeric("first"),
            new Feature.Numeric("second"),
            new Feature.Numeric("third"),
            new Feature.Categorical(
                    "kind",
                    IntStream.range(0, CATEGORIES).mapToObj(i -> "c" + i).toList()));

    private static final RowType TYPE = RowType.of(
            new Field("first", ColumnType.FLOAT64),
            new Field("second", ColumnType.FLOAT64),
            new Field("third", ColumnType.FLOAT64),
            new Field("kind", ColumnType.INT64),
            new Field(Signature.LABEL, ColumnType.FLOAT64));

    /** Returns rows from a seed. */
    public static CompleteRows random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] cells = new double[size * WIDTH];
        double[] labels = new double[size];
        for (int row = 0; row < size; row++) {
            int at = row * WIDTH;
            for (int i = 0; i < 3; i++) {
                cells[at + i] = random.nextDouble();
            }
            cells[at + 3] = random.nextInt(CATEGORIES);
            double signal = cells[at] * (cells[at + 3] % 3) - cells[at + 1] + 0.3 * random.nextGaussian();
            labels[row] = signal > 0.4 ? 1 : 0;
        }
        return new CompleteRows(cells, labels);
    }

    /** Returns the number of rows. */
    public int size() {
        return labels.length;
    }

    /** Returns the labels as floats. */
    public float[] floatLabels() {
        float[] floats = new float[labels.length];
        for (int row = 0; row < floats.length; row++) {
            floats[row] = (float) labels[row];
        }
        return floats;
    }

    /** Writes the rows as examples. */
    public TrainingSet in(Path directory) throws IOException {
        try (ExamplesWriter writer = ExamplesWriter.in(Files.createDirectories(directory), TYPE, List.of("train"))) {
            for (int from = 0; from < size(); from += Batch.MAX_ROWS) {
                writer.write("train", batch(from, Math.min(size(), from + Batch.MAX_ROWS)));
            }
        }
        RowType inputs = RowType.of(new Field("raw", ColumnType.FLOAT64));
        ProblemType two = new ProblemType.BinaryClassification("no", "yes");
        return new TrainingSet(
                Examples.open(directory), new Signature(inputs, FEATURES, two), "train", Optional.empty());
    }

    private Batch batch(int from, int to) {
        return Batch.of(
                TYPE,
                List.of(
                        numbers(from, to, 0),
                        numbers(from, to, 1),
                        numbers(from, to, 2),
                        LongColumn.of(IntStream.range(from, to)
                                .mapToLong(row -> (long) cells[row * WIDTH + 3])
                                .toArray()),
                        DoubleColumn.of(IntStream.range(from, to)
                                .mapToDouble(row -> labels[row])
                                .toArray())));
    }

    private DoubleColumn numbers(int from, int to, int column) {
        return DoubleColumn.of(IntStream.range(from, to)
                .mapToDouble(row -> cells[row * WIDTH + column])
                .toArray());
    }

    /** Returns by how much two arrays of equal length differ at most. */
    public static double greatestDifference(double[] left, double[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException("%d numbers beside %d".formatted(left.length, right.length));
        }
        return IntStream.range(0, left.length)
                .mapToDouble(i -> Math.abs(left[i] - right[i]))
                .max()
                .orElse(0);
    }

    /** Scores all rows with a model. */
    public double[] scores(Model model) throws IOException {
        double[] all = new double[size()];
        double[] one = new double[1];
        double[] row = new double[WIDTH];
        try (Scorer scorer = new TreesModelLoader().load(model)) {
            for (int i = 0; i < all.length; i++) {
                System.arraycopy(cells, i * WIDTH, row, 0, WIDTH);
                scorer.score(row, one);
                all[i] = one[0];
            }
        }
        return all;
    }
}
