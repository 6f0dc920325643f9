package io.penstock.evaluation.gate;

import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Interval;
import io.penstock.evaluation.metric.Measure;

/**
 * The same metric of two models.
 *
 * @param better which values are better
 * @param own the figure of the model
 * @param others the figure of its incumbent
 */
record Comparison(Better better, Measure own, Measure others) {

    /**
     * Returns by how much the model is better; both have a figure.
     *
     * @param relative whether as a share of the incumbent's figure, which has no interval here
     */
    Measure gain(boolean relative) {
        double value = own.value().orElseThrow();
        double other = others.value().orElseThrow();
        double gain = better.gain(value, other);
        if (relative) {
            return Measure.of(gain / Math.abs(other));
        }
        return own.interval().isPresent() && others.interval().isPresent()
                ? Measure.of(
                        gain,
                        interval(
                                value,
                                own.interval().get(),
                                other,
                                others.interval().get()))
                : Measure.of(gain);
    }

    /**
     * The interval of a difference from those of its terms: {@code d - sqrt((a - la)² + (hb - b)²)} to {@code d + sqrt((ha -
     * a)² + (b - lb)²)}, Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10. It takes the terms as independent.
     * Two models on the same rows are not, but agree more than that, which makes the true interval shorter: a confident rule
     * is undecided more often than it need be, and does not pass what it should not.
     */
    private Interval interval(double a, Interval ofA, double b, Interval ofB) {
        double down = Math.hypot(a - ofA.low(), ofB.high() - b);
        double up = Math.hypot(ofA.high() - a, b - ofB.low());
        return better == Better.HIGHER
                ? new Interval(a - b - down, a - b + up)
                : new Interval(b - a - up, b - a + down);
    }
}
