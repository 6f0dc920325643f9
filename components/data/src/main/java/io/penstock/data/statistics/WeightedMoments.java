package io.penstock.data.statistics;

import io.penstock.columns.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Sums of weights {@code w}, of {@code w x} and of {@code w x²}. The second is exact: a product enters as {@code w*x} and its
 * rounding error. The third is exact within 2^-105 of each product.
 */
final class WeightedMoments {

    private ExactSum weights = new ExactSum();
    private ExactSum values = new ExactSum();
    private ExactSum squares = new ExactSum();
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Adds a finite value; the range is that of values with a weight. */
    void add(double value, double weight) {
        if (weight == 0) {
            return;
        }
        weights.add(weight);
        values.addProduct(weight, value);
        double square = value * value;
        squares.addProduct(weight, square);
        squares.add(weight * ExactSum.productError(value, value, square));
        min = Math.min(min, value + 0.0);
        max = Math.max(max, value + 0.0);
    }

    void merge(WeightedMoments other) {
        weights.merge(other.weights);
        values.merge(other.values);
        squares.merge(other.squares);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double mean() {
        return ratio(values.exact(), weights.exact());
    }

    /** With sums W, S1 and S2: the root of {@code (W S2 - S1²) / W²}. */
    double standardDeviation() {
        Optional<BigDecimal> first = values.exact();
        Optional<BigDecimal> second = squares.exact();
        if (first.isEmpty() || second.isEmpty()) {
            return Double.NaN;
        }
        BigDecimal weight = weights.exact().orElseThrow();
        BigDecimal spread = weight.multiply(second.get()).subtract(first.get().pow(2));
        return Math.sqrt(ratio(Optional.of(spread.max(BigDecimal.ZERO)), Optional.of(weight.pow(2))));
    }

    void encode(DataOutput out) throws IOException {
        ExactSums.write(out, weights);
        ExactSums.write(out, values);
        ExactSums.write(out, squares);
        out.writeDouble(min);
        out.writeDouble(max);
    }

    static WeightedMoments decode(DataInput in) throws IOException {
        WeightedMoments decoded = new WeightedMoments();
        decoded.weights = ExactSums.read(in);
        decoded.values = ExactSums.read(in);
        decoded.squares = ExactSums.read(in);
        decoded.min = in.readDouble();
        decoded.max = in.readDouble();
        return decoded;
    }

    private static double ratio(Optional<BigDecimal> above, Optional<BigDecimal> below) {
        return above.isEmpty() || below.isEmpty() || below.get().signum() == 0
                ? Double.NaN
                : above.get().divide(below.get(), MathContext.DECIMAL128).doubleValue();
    }
}
