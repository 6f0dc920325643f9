package io.penstock.columns;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType#FLOAT64}. */
public final class DoubleColumn implements NumericColumn {

    private final double[] values;
    private final Validity validity;

    private DoubleColumn(double[] values, Validity validity) {
        this.values = values;
        this.validity = validity;
    }

    /** Returns a column in which nothing is missing. The array is taken over. */
    public static DoubleColumn of(double... values) {
        return new DoubleColumn(values, Validity.allPresent(values.length));
    }

    /**
     * Returns a column of some values.
     *
     * @param values one for each row, arbitrary where the row is missing; taken over
     * @param validity as many rows as values
     */
    public static DoubleColumn of(double[] values, Validity validity) {
        Columns.checkSize(values.length, validity);
        return new DoubleColumn(values, validity);
    }

    @Override
    public ColumnType type() {
        return ColumnType.FLOAT64;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a row's value; arbitrary if it is missing. */
    public double value(int row) {
        return values[row];
    }

    /** Returns a read-only view of all values, arbitrary where missing. */
    public DoubleBuffer values() {
        return DoubleBuffer.wrap(values).asReadOnlyBuffer();
    }

    @Override
    public double asDouble(int row) {
        return validity.isMissing(row) ? Double.NaN : values[row];
    }

    @Override
    public int copyPresent(double[] into) {
        if (validity.missing() == 0) {
            System.arraycopy(values, 0, into, 0, values.length);
            return values.length;
        }
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (!validity.isMissing(row)) {
                into[count++] = values[row];
            }
        }
        return count;
    }

    @Override
    public DoubleColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new DoubleColumn(selected, validity.select(rows));
    }

    @Override
    public DoubleColumn slice(int from, int to) {
        return new DoubleColumn(Arrays.copyOfRange(values, from, to), validity.slice(from, to));
    }

    @Override
    public @Nullable Double boxed(int row) {
        return isMissing(row) ? null : (Double) values[row];
    }
}
