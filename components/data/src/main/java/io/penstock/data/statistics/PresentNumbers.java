package io.penstock.data.statistics;

import io.penstock.columns.NumericColumn;

/** The finite numbers of a column in a batch. */
final class PresentNumbers {

    private final double[] values;
    private final int count;

    private PresentNumbers(double[] values, int count) {
        this.values = values;
        this.count = count;
    }

    static PresentNumbers of(NumericColumn column) {
        double[] values = new double[column.size()];
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            double value = column.asDouble(row);
            boolean finite = Double.isFinite(value);
            values[row] = finite ? value : Double.NaN;
            count += finite ? 1 : 0;
        }
        return new PresentNumbers(values, count);
    }

    /** Returns the number of each row, NaN where there is no finite one. */
    double[] values() {
        return values;
    }

    /** Returns whether every row has a finite one. */
    boolean isComplete() {
        return count == values.length;
    }
}
