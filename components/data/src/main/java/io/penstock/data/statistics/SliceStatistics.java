package io.penstock.data.statistics;

import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of a split, value by value of one column.
 *
 * <p>There are at most {@link StatisticsOptions#maxSlices} slices. If the column has more values, those whose XXH64 is least make
 * the slices, since that choice alone depends on nothing but the set of values; the others are counted, and named as far as
 * {@link StatisticsOptions#topValues} goes.
 *
 * @param column whose values make the slices
 * @param slices most rows first, equal numbers in the order of the values
 * @param otherValues number of values that make no slice, estimated if there are more than 100,000
 * @param otherRows number of rows that hold them
 * @param others the most frequent of them; empty if there are more than 100,000
 */
public record SliceStatistics(
        String column, List<Slice> slices, long otherValues, long otherRows, List<ValueCount> others) {

    /** Copies the lists. */
    public SliceStatistics {
        slices = List.copyOf(slices);
        others = List.copyOf(others);
    }

    /**
     * The rows that hold one value.
     *
     * @param value as in {@link ValueCount}; empty for the rows without one
     * @param statistics of these rows, named like {@code payment_type=Cash}
     */
    public record Slice(Optional<String> value, SplitStatistics statistics) {}

    /** Returns the slice of a value, if it makes one. */
    public Optional<SplitStatistics> slice(String value) {
        return slices.stream()
                .filter(slice -> slice.value().equals(Optional.of(value)))
                .map(Slice::statistics)
                .findFirst();
    }
}
