package io.penstock.data.statistics;

import io.penstock.columns.NumericColumn;

/**
 * The finite numbers of a column in a batch.
 *
 * @param values of each row, NaN where there is no finite one
 * @param count number of rows with a finite one
 */
record PresentNumbers(double[] values, int count) {

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

    boolean isComplete() {
        return count == values.length;
    }
}
