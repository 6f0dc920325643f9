package io.penstock.data.statistics;

import io.penstock.columns.ColumnType;
import java.util.Optional;

/**
 * The statistics of one column in one split.
 *
 * @param name the column
 * @param type what its values are
 * @param present number of rows with a value
 * @param missing number of rows without
 * @param numbers of a column that reads as numbers, if it has a finite value; timestamps are microseconds and dates days since
 *     1970, true is 1 and false 0
 * @param texts of a text column, if it has a value
 * @param values distinct and most frequent values, of a text column and of a numeric one with few distinct values
 */
public record ColumnStatistics(
        String name,
        ColumnType type,
        long present,
        long missing,
        Optional<NumericStatistics> numbers,
        Optional<TextStatistics> texts,
        Optional<ValueCounts> values) {

    /** Returns the number of rows. */
    public long rows() {
        return present + missing;
    }

    /** Returns the share of rows with a value, {@code present / rows}; 0 if there are no rows. */
    public double presentFraction() {
        return rows() == 0 ? 0 : (double) present / rows();
    }
}
