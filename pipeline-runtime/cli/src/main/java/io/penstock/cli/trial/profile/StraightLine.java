package io.penstock.cli.trial.profile;

import org.jspecify.annotations.Nullable;

/** Whether a column is {@code a + b} times the label in every row that has both. */
final class StraightLine {

    private static final double ROUNDING = 1e-9;
    private static final int ROWS_AT_LEAST = 5;

    private boolean possible = true;
    private long rows;
    private double firstValue;
    private double firstLabel;
    private double slope = Double.NaN;

    void see(@Nullable Object value, @Nullable Object label) {
        if (!possible || label == null || value == null) {
            return;
        }
        if (value instanceof Number number && label instanceof Number target) {
            see(number.doubleValue(), target.doubleValue());
        } else {
            possible = false;
        }
    }

    private void see(double value, double label) {
        if (rows++ == 0) {
            firstValue = value;
            firstLabel = label;
        } else if (label == firstLabel || Double.isNaN(slope) && value == firstValue) {
            possible = label == firstLabel && value == firstValue;
        } else if (Double.isNaN(slope)) {
            slope = (value - firstValue) / (label - firstLabel);
        } else {
            double rise = slope * (label - firstLabel);
            double scale = Math.abs(value) + Math.abs(firstValue) + Math.abs(rise);
            possible = Math.abs(value - firstValue - rise) <= ROUNDING * scale;
        }
    }

    boolean holds() {
        return possible && rows >= ROWS_AT_LEAST && !Double.isNaN(slope);
    }
}
