package io.penstock.data.statistics;

import io.penstock.columns.ColumnType;
import java.util.Optional;

/**
 * The statistics of one column in one split.
 *
 * @param name the column; of the elements of lists, the column's name and {@code []}
 * @param type what its values are
 * @param present number of rows with a value
 * @param missing number of rows without
 * @param numbers of a column that reads as numbers, if it has a finite value; timestamps are microseconds and dates days since
 *     1970, true is 1 and false 0
 * @param texts of a text column, if it has a value
 * @param values distinct and most frequent values, of a text column and of a numeric one with few distinct values
 * @param binary of a column of byte strings, if it has a value
 * @param lists of a column of lists, if it has a value
 * @param weighted the same rows by weight, if {@link StatisticsOptions#weight} names a column
 */
public record ColumnStatistics(
        String name,
        ColumnType type,
        long present,
        long missing,
        Optional<NumericStatistics> numbers,
        Optional<TextStatistics> texts,
        Optional<ValueCounts> values,
        Optional<BinaryStatistics> binary,
        Optional<ListStatistics> lists,
        Optional<WeightedStatistics> weighted) {

    /** Holds the statistics of a column of numbers or texts without weights. */
    public ColumnStatistics(
            String name,
            ColumnType type,
            long present,
            long missing,
            Optional<NumericStatistics> numbers,
            Optional<TextStatistics> texts,
            Optional<ValueCounts> values) {
        this(
                name,
                type,
                present,
                missing,
                numbers,
                texts,
                values,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the number of rows. */
    public long rows() {
        return present + missing;
    }

    /** Returns the share of rows with a value, {@code present / rows}; 0 if there are no rows. */
    public double presentFraction() {
        return rows() == 0 ? 0 : (double) present / rows();
    }

    /** Returns how many distinct values there are, if that is known. */
    public Optional<DistinctValues> distinct() {
        return values.map(seen -> new DistinctValues(seen.distinct(), seen.exact()))
                .or(() -> numbers.flatMap(NumericStatistics::distinct))
                .or(() -> binary.map(seen -> new DistinctValues(seen.distinct(), seen.exact())));
    }

    ColumnStatistics with(BinaryStatistics seen) {
        return new ColumnStatistics(
                name, type, present, missing, numbers, texts, values, Optional.of(seen), lists, weighted);
    }

    ColumnStatistics with(ListStatistics seen) {
        return new ColumnStatistics(
                name, type, present, missing, numbers, texts, values, binary, Optional.of(seen), weighted);
    }

    ColumnStatistics with(WeightedStatistics seen) {
        return new ColumnStatistics(
                name, type, present, missing, numbers, texts, values, binary, lists, Optional.of(seen));
    }
}
