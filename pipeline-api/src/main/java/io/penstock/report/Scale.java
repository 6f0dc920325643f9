package io.penstock.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear map of values to coordinates.
 *
 * @param low the smallest value
 * @param high the greatest value, above {@code low}
 * @param from coordinate of {@code low}
 * @param to coordinate of {@code high}
 */
record Scale(double low, double high, double from, double to) {

    /** Makes a scale; a span of nothing is widened. */
    static Scale of(double low, double high, double from, double to) {
        return high > low ? new Scale(low, high, from, to) : new Scale(low - 0.5, low + 0.5, from, to);
    }

    /** Returns the coordinate of a value; values outside are moved to the end. */
    double at(double value) {
        double inside = Math.min(high, Math.max(low, value));
        return from + (to - from) * (inside - low) / (high - low);
    }

    /** Returns round values between the ends, about as many as wanted, at steps of 1, 2 or 5 times a power of ten. */
    List<Double> ticks(int wanted) {
        double step = step((high - low) / wanted);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digit = least / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
