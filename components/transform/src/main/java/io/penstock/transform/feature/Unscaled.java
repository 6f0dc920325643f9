package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.Expression;
import java.util.stream.Stream;

/**
 * A number as it is. Missing becomes the mean over the training rows.
 *
 * @param name of the feature
 * @param input the number
 */
public record Unscaled(String name, Expression input) implements FeatureOperation {

    /** Returns the values of a column, under the column's name. */
    public static Unscaled of(String column) {
        return new Unscaled(column, Expression.column(column));
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
        return new Scaled(name, input, 0, 1, moments.mean());
    }
}
