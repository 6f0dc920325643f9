package io.penstock.transform;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Signature;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes transformed rows of raw ones: features, labels and weights. */
record TransformedRows(FittedTransform fitted, Optional<String> weight) {

    /** Returns the columns of raw rows that are read. */
    List<String> columns() {
        return Stream.concat(fitted.columns().stream(), weight.stream())
                .distinct()
                .toList();
    }

    /** Returns the columns of transformed rows. */
    RowType type() {
        RowType type = fitted.outputs();
        for (String label : labels()) {
            type = type.with(number(label));
        }
        return weight.isPresent() ? type.with(number(Signature.WEIGHT)) : type;
    }

    /** Writes the rows of a batch that have a label, and returns how many have none. */
    int write(Batch raw, ExamplesWriter writer, String split) throws IOException {
        int width = labels().size();
        double[] labels = fitted.labels(raw);
        int[] labelled = IntStream.range(0, raw.rows())
                .filter(row -> IntStream.range(row * width, (row + 1) * width).noneMatch(i -> Double.isNaN(labels[i])))
                .toArray();
        Batch some = labelled.length == raw.rows() ? raw : raw.select(labelled);
        writer.write(split, transformed(some, picked(labels, labelled, width), split));
        return raw.rows() - labelled.length;
    }

    private static double[] picked(double[] labels, int[] rows, int width) {
        double[] picked = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(labels, rows[i] * width, picked, i * width, width);
        }
        return picked;
    }

    private Batch transformed(Batch raw, double[] labels, String split) {
        Batch rows = fitted.features(raw);
        int width = labels().size();
        for (int i = 0; i < width; i++) {
            int label = i;
            double[] column = IntStream.range(0, raw.rows())
                    .mapToDouble(row -> labels[row * width + label])
                    .toArray();
            rows = rows.with(number(labels().get(i)), DoubleColumn.of(column));
        }
        return weight.isPresent() ? rows.with(number(Signature.WEIGHT), DoubleColumn.of(weights(raw, split))) : rows;
    }

    private double[] weights(Batch raw, String split) {
        String column = weight.orElseThrow();
        NumericColumn numbers = raw.numbers(column);
        double[] weights = new double[raw.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = numbers.asDouble(row);
            if (!(weights[row] >= 0 && Double.isFinite(weights[row]))) {
                throw new DataException(
                        "Weight '%s' is '%s' in a row of split '%s'. Weights are finite numbers of at least 0: leave such rows out."
                                .formatted(column, weights[row], split));
            }
        }
        return weights;
    }

    private List<String> labels() {
        return fitted.signature().problem().labels();
    }

    private static Field number(String name) {
        return new Field(name, ColumnType.FLOAT64);
    }
}
