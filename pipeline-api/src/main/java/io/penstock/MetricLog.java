package io.penstock;

/** Takes the measurements of one execution: an append-only series per name, kept beside its artifacts. Thread-safe. */
@FunctionalInterface
public interface MetricLog {

    /**
     * Appends one measurement.
     *
     * @param name of the series, for example {@code loss}
     * @param step epoch, round or batch, not decreasing within a series
     * @param value may be NaN or infinite
     */
    void metric(String name, long step, double value);
}
