package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.Expression;
import java.util.stream.Stream;

/**
 * A number, shifted and scaled so that its range over the training rows becomes 0 to 1: {@code (x - min) / (max - min)}. Values
 * outside that range go beyond 0 and 1. Missing becomes the scaled mean; everything becomes 0 if the range is empty.
 *
 * @param name of the feature
 * @param input the number
 */
public record MinMax(String name, Expression input) implements FeatureOperation {

    /** Returns the scaled values of a column, under the column's name. */
    public static MinMax of(String column) {
        return new MinMax(column, Expression.column(column));
    }

    @Override
    public Stream<String> columns() {
        return input.columns();
    }

    @Override
    public Reducer<?, Scaled> analyzer(RowType rows) {
        return Analyzers.moments(rows, input.kernel(rows), this::fitted);
    }

    private Scaled fitted(ExactMoments moments) {
        Scaled.requireValues(name, input, moments);
        double range = moments.max() - moments.min();
        return Scaled.by(name, input, moments.min(), range, (moments.mean() - moments.min()) / range);
    }
}
