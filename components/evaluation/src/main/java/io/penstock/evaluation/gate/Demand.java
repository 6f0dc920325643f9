package io.penstock.evaluation.gate;

/** What a rule demands of a metric. */
public sealed interface Demand {

    /**
     * The figure is not below a bound.
     *
     * @param bound the least figure that passes
     */
    record AtLeast(double bound) implements Demand {}

    /**
     * The figure is not above a bound.
     *
     * @param bound the greatest figure that passes
     */
    record AtMost(double bound) implements Demand {}

    /**
     * The figure is better than the incumbent's by some amount. Better is higher or lower as the metric says.
     *
     * @param atLeast the least improvement that passes; negative if the figure may be that much worse
     * @param relative whether it is a share of the incumbent's figure
     */
    record Gain(double atLeast, boolean relative) implements Demand {}
}
