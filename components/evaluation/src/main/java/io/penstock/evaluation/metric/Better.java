package io.penstock.evaluation.metric;

/** Which values of a metric are better. */
public enum Better {
    /** Higher ones, as of accuracy. */
    HIGHER,
    /** Lower ones, as of a loss. */
    LOWER,
    /** Neither: the metric describes and does not rank. */
    NEITHER;

    /** Returns by how much a value is better than another: negative if it is worse, NaN if the metric does not rank. */
    public double gain(double value, double over) {
        return switch (this) {
            case HIGHER -> value - over;
            case LOWER -> over - value;
            case NEITHER -> Double.NaN;
        };
    }
}
