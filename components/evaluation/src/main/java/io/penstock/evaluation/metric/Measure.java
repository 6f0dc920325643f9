package io.penstock.evaluation.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a metric says of some rows.
 *
 * @param value the figure, empty if these rows do not tell it
 * @param interval its 95 % interval, if one is known
 * @param note why there is no value, or what a reader has to know of it; often empty
 */
public record Measure(OptionalDouble value, Optional<Interval> interval, String note) {

    /** Returns a figure without an interval. */
    public static Measure of(double value) {
        return new Measure(OptionalDouble.of(value), Optional.empty(), "");
    }

    /** Returns a figure with its interval. */
    public static Measure of(double value, Interval interval) {
        return new Measure(OptionalDouble.of(value), Optional.of(interval), "");
    }

    /** Returns that there is no figure. */
    public static Measure none(String why) {
        return new Measure(OptionalDouble.empty(), Optional.empty(), why);
    }

    /** Returns the same figure with a note. */
    public Measure noting(String text) {
        return new Measure(value, interval, text);
    }
}
