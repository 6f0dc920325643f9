package io.penstock.data.statistics;

import java.util.List;
import java.util.OptionalLong;

/**
 * How many distinct values a column has, and the most frequent ones.
 *
 * <p>Text is counted exactly up to {@value CountedTexts#LIMIT} distinct values (or 8 MiB of distinct text). Beyond that, the
 * number of distinct values is estimated (HyperLogLog with Ertl's estimator, arXiv:1702.01284; standard error 0.2 %), and the
 * most frequent values are those that make up at least 1/256 of some batch: each may occur up to {@code countError} times more
 * often than told, and no value left out occurs more often than {@code countError}. A text of more than {@value
 * TextKey#LONGEST} bytes is told by its beginning and its hash.
 *
 * @param distinct number of distinct values
 * @param exact whether {@code distinct} and the counts are exact
 * @param countError how much a count of {@code top} may be too low; 0 if exact
 * @param top most frequent first, equal counts in the order of the values (text by UTF-8 bytes, numbers by size)
 */
public record ValueCounts(long distinct, boolean exact, long countError, List<ValueCount> top) {

    /**
     * One value and how often it occurs.
     *
     * @param value text as it is; integers in decimal; doubles as {@link Double#toString} writes them; {@code true} or
     *     {@code false}
     * @param count number of rows
     */
    public record ValueCount(String value, long count) {}

    /** Copies the values. */
    public ValueCounts {
        top = List.copyOf(top);
    }

    /** Returns the count of a value, if it is among the most frequent. */
    public OptionalLong countOf(String value) {
        return top.stream()
                .filter(one -> one.value().equals(value))
                .mapToLong(ValueCount::count)
                .findFirst();
    }
}
