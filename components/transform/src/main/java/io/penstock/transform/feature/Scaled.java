package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.util.stream.Stream;

/**
 * A number, shifted and scaled: {@code (x - shift) / scale}.
 *
 * @param name of the feature
 * @param input the number
 * @param shift what is subtracted
 * @param scale what it is divided by, above 0
 * @param whenMissing what it is where the input is missing
 */
public record Scaled(String name, Expression input, double shift, double scale, double whenMissing)
        implements FittedFeature {

    /** Returns a scaled number; one that is 0 everywhere if there is no scale. */
    static Scaled by(String name, Expression input, double shift, double scale, double whenMissing) {
        boolean flat = !(scale > 0) || !Double.isFinite(scale);
        return flat
                ? new Scaled(name, Expression.constant(0), 0, 1, 0)
                : new Scaled(name, input, shift, scale, whenMissing);
    }

    static void requireValues(String name, Expression input, ExactMoments moments) {
        if (moments.count() == 0) {
            throw new DataException(
                    "Feature '%s' cannot be scaled: '%s' has no value in the training rows. Leave it out, or fix the column."
                            .formatted(name, input));
        }
    }

    @Override
    public Feature feature() {
        return new Feature.Numeric(name);
    }

    @Override
    public Stream<String> columns() {
        return input.columns();
    }

    @Override
    public Kernel kernel(RowType rows) {
        Kernel kernel = input.kernel(rows);
        double subtracted = shift;
        double divisor = scale;
        double substitute = whenMissing;
        return row -> {
            double value = kernel.apply(row);
            return Double.isFinite(value) ? bounded((value - subtracted) / divisor) : substitute;
        };
    }

    private static double bounded(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
