package io.penstock.columns;

/** A column whose values read as numbers: integers, floating-point, decimals, booleans, timestamps and dates. */
public sealed interface NumericColumn extends Column
        permits LongColumn, DoubleColumn, FloatColumn, BooleanColumn, DecimalColumn {

    /**
     * Returns a row's value as the nearest double, or NaN if it is missing. True is 1 and false 0, timestamps are
     * microseconds and dates days since 1970. {@link Row#number} gives the same for the same value.
     */
    double asDouble(int row);

    /**
     * Copies the values of the rows that have one, in order, as {@link #asDouble} gives them.
     *
     * @param into at least as long as there are such rows
     * @return how many there are
     */
    default int copyPresent(double[] into) {
        int count = 0;
        for (int row = 0; row < size(); row++) {
            if (!isMissing(row)) {
                into[count++] = asDouble(row);
            }
        }
        return count;
    }

    /** Returns the values of the rows that have one, in order, as {@link #asDouble} gives them. */
    default double[] present() {
        double[] values = new double[size() - missing()];
        copyPresent(values);
        return values;
    }

    @Override
    NumericColumn select(int[] rows);

    @Override
    NumericColumn slice(int from, int to);
}
