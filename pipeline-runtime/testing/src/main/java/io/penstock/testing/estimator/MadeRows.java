package io.penstock.testing.estimator;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.RowType;
import io.penstock.columns.Validity;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.ClassWeights;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Transformed rows made up for a test, with something in them to learn.
 *
 * @param problem what the labels mean
 * @param features what stands in the vectors
 * @param vectors a vector of features a row
 * @param labels the labels of each row, as many as the problem has
 * @param weights of the rows; empty if all weigh the same
 */
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
public record MadeRows(
        ProblemType problem,
        List<Feature> features,
        double[][] vectors,
        double[][] labels,
        Optional<double[]> weights) {

    private static final RowType NOTHING = RowType.of(new Field("raw", ColumnType.FLOAT64));

    /** Returns rows that fit a problem; of equal seeds the same ones. */
    public static MadeRows of(ProblemType problem, int rows, long seed) {
        return RowMaker.of(problem, seed).rows(rows);
    }

    /** Returns the number of rows. */
    public int size() {
        return vectors.length;
    }

    /** Returns the same rows with weights. */
    public MadeRows weighing(double... each) {
        return new MadeRows(problem, features, vectors, labels, Optional.of(each));
    }

    /** Returns the same rows with other labels. */
    public MadeRows labelled(double[][] others) {
        return new MadeRows(problem, features, vectors, others, weights);
    }

    /** Returns the same rows with other vectors of features. */
    public MadeRows with(double[][] others) {
        return new MadeRows(problem, features, others, labels, weights);
    }

    /** Returns some of the rows. */
    public MadeRows slice(int from, int to) {
        return new MadeRows(
                problem,
                features,
                Arrays.copyOfRange(vectors, from, to),
                Arrays.copyOfRange(labels, from, to),
                weights.map(all -> Arrays.copyOfRange(all, from, to)));
    }

    /** Returns what the signature of a model of these rows is. */
    public Signature signature() {
        return new Signature(NOTHING, features, problem);
    }

    /** Returns the features as columns. */
    public Batch batch() {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        addFeatures(fields, columns);
        return Batch.of(new RowType(fields), columns);
    }

    /** Returns the labels of all rows, one behind the other. */
    public double[] flatLabels() {
        return Arrays.stream(labels).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Writes these rows as split {@code train}, and others to watch as {@code eval}. */
    public TrainingSet in(Path directory, Optional<MadeRows> watched, ClassWeights classes) throws IOException {
        List<String> splits = watched.isPresent() ? List.of("train", "eval") : List.of("train");
        try (ExamplesWriter writer = ExamplesWriter.in(
                Files.createDirectories(directory), slice(0, 1).columns().type(), splits)) {
            write(writer, "train");
            if (watched.isPresent()) {
                watched.get().write(writer, "eval");
            }
        }
        return new TrainingSet(Examples.open(directory), signature(), "train", watched.map(rows -> "eval"), classes);
    }

    private void write(ExamplesWriter writer, String split) throws IOException {
        for (int from = 0; from < size(); from += Batch.MAX_ROWS) {
            writer.write(
                    split, slice(from, Math.min(size(), from + Batch.MAX_ROWS)).columns());
        }
    }

    private Batch columns() {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        addFeatures(fields, columns);
        List<String> names = problem.labels();
        for (int i = 0; i < names.size(); i++) {
            int label = i;
            fields.add(new Field(names.get(i), ColumnType.FLOAT64));
            columns.add(DoubleColumn.of(
                    Arrays.stream(labels).mapToDouble(row -> row[label]).toArray()));
        }
        weights.ifPresent(each -> {
            fields.add(new Field(Signature.WEIGHT, ColumnType.FLOAT64));
            columns.add(DoubleColumn.of(each));
        });
        return Batch.of(new RowType(fields), columns);
    }

    private void addFeatures(List<Field> fields, List<Column> columns) {
        int slot = 0;
        for (Feature feature : features) {
            Column column = column(feature, slot);
            fields.add(new Field(feature.name(), column.type()));
            columns.add(column);
            slot += feature.slots();
        }
    }

    private Column column(Feature feature, int slot) {
        if (feature instanceof Feature.Numeric) {
            return DoubleColumn.of(
                    Arrays.stream(vectors).mapToDouble(row -> row[slot]).toArray());
        }
        if (feature instanceof Feature.Categorical) {
            return longs(slot, 1);
        }
        int length = feature.slots();
        int[] offsets = new int[vectors.length + 1];
        Arrays.setAll(offsets, row -> row * length);
        return ListColumn.of(
                new ColumnType.ListOf(ColumnType.INT64, List.of(length)),
                offsets,
                longs(slot, length),
                Validity.allPresent(vectors.length));
    }

    private LongColumn longs(int slot, int length) {
        long[] values = new long[vectors.length * length];
        Arrays.setAll(values, i -> (long) vectors[i / length][slot + i % length]);
        return LongColumn.of(values);
    }
}
