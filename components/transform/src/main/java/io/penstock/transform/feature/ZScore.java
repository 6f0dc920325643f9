package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.Expression;
import java.util.stream.Stream;

/**
 * A number, less its mean and divided by its standard deviation over the training rows that have it: {@code (x - mean) /
 * sd}, with the population's standard deviation. Missing becomes 0, the mean; so does everything if the deviation is 0.
 *
 * @param name of the feature
 * @param input the number
 */
public record ZScore(String name, Expression input) implements FeatureOperation {

    /** Returns the z-score of a column, under the column's name. */
    public static ZScore of(String column) {
        return new ZScore(column, Expression.column(column));
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
        double deviation = moments.standardDeviation();
        return Scaled.by(name, input, moments.mean(), deviation, 0);
    }
}
