package io.penstock.columns;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType#FLOAT32}. */
public final class FloatColumn implements NumericColumn {

    private final float[] values;
    private final Validity validity;

    private FloatColumn(float[] values, Validity validity) {
        this.values = values;
        this.validity = validity;
    }

    /** Returns a column in which nothing is missing. The array is taken over. */
    public static FloatColumn of(float... values) {
        return new FloatColumn(values, Validity.allPresent(values.length));
    }

    /**
     * Returns a column of some values.
     *
     * @param values one for each row, arbitrary where the row is missing; taken over
     * @param validity as many rows as values
     */
    public static FloatColumn of(float[] values, Validity validity) {
        Columns.checkSize(values.length, validity);
        return new FloatColumn(values, validity);
    }

    @Override
    public ColumnType type() {
        return ColumnType.FLOAT32;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a row's value; arbitrary if it is missing. */
    public float value(int row) {
        return values[row];
    }

    /** Returns a read-only view of all values, arbitrary where missing. */
    public FloatBuffer values() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    @Override
    public double asDouble(int row) {
        return validity.isMissing(row) ? Double.NaN : values[row];
    }

    @Override
    public int copyPresent(double[] into) {
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (!validity.isMissing(row)) {
                into[count++] = values[row];
            }
        }
        return count;
    }

    @Override
    public FloatColumn select(int[] rows) {
        float[] selected = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new FloatColumn(selected, validity.select(rows));
    }

    @Override
    public FloatColumn slice(int from, int to) {
        return new FloatColumn(Arrays.copyOfRange(values, from, to), validity.slice(from, to));
    }

    @Override
    public @Nullable Float boxed(int row) {
        return isMissing(row) ? null : (Float) values[row];
    }
}
