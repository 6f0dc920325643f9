package io.penstock.columns;

/** A column whose values read as numbers: integers, floating-point, decimals, booleans, timestamps and dates. */
public sealed interface NumericColumn extends Column
        permits LongColumn, DoubleColumn, FloatColumn, BooleanColumn, DecimalColumn {

    /**
     * Returns a row's value as the nearest double, or NaN if it is missing. True is 1 and false 0, timestamps are
     * microseconds and dates days since 1970. {@link Row#number} gives the same for the same value.
     */
    double asDouble(int row);

    @Override
    NumericColumn select(int[] rows);

    @Override
    NumericColumn slice(int from, int to);
}
