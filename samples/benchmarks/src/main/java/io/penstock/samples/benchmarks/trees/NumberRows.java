package io.penstock.samples.benchmarks.trees;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random rows of numbers with a noisy label of two classes. */
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record NumberRows(List<double[]> rows, double[] labels) {

    static final int FEATURES = 20;

    static NumberRows random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> rows = new ArrayList<>();
        double[] labels = new double[size];
        for (int row = 0; row < size; row++) {
            double[] numbers = random.doubles(FEATURES).toArray();
            rows.add(numbers);
            double signal = numbers[0] * numbers[1] + numbers[2] - numbers[3] * numbers[4];
            labels[row] = signal + random.nextGaussian() / 4 > 0.5 ? 1 : 0;
        }
        return new NumberRows(rows, labels);
    }

    /** Writes the rows as transformed examples. */
    TrainingSet in(Path directory) throws IOException {
        List<Feature> features = IntStream.range(0, FEATURES)
                .<Feature>mapToObj(i -> new Feature.Numeric("f" + i))
                .toList();
        List<Field> fields = new ArrayList<>();
        features.forEach(feature -> fields.add(new Field(feature.name(), ColumnType.FLOAT64)));
        fields.add(new Field(Signature.LABEL, ColumnType.FLOAT64));
        RowType type = new RowType(fields);
        try (ExamplesWriter writer = ExamplesWriter.in(Files.createDirectories(directory), type, List.of("train"))) {
            writer.write("train", batch(type));
        }
        ProblemType two = new ProblemType.BinaryClassification("no", "yes");
        return new TrainingSet(Examples.open(directory), new Signature(type, features, two), "train", Optional.empty());
    }

    private Batch batch(RowType type) {
        List<DoubleColumn> columns = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            int feature = i;
            columns.add(DoubleColumn.of(
                    rows.stream().mapToDouble(row -> row[feature]).toArray()));
        }
        columns.add(DoubleColumn.of(labels));
        return Batch.of(type, columns);
    }
}
