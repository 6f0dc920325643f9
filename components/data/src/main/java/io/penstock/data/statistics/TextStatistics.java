package io.penstock.data.statistics;

import java.util.List;

/**
 * The sizes of a text column's values, and how its most frequent ones fall off.
 *
 * <p>Text is valid UTF-8 by its type: what a source cannot decode is not text but a bad row, or {@code binary}. There is
 * therefore no count of invalid UTF-8, as TFDV has one.
 *
 * @param lengths in characters (Unicode code points)
 * @param utf8Bytes bytes of all values in UTF-8, duplicates included
 * @param rankCounts the rank histogram: how often the most frequent value occurs, the second one, and so on, for the first {@value
 *     TextCounts#MOST_RANKS} values at most; as exact as {@link ValueCounts#top}
 */
public record TextStatistics(LengthStatistics lengths, long utf8Bytes, List<Long> rankCounts) {

    /** Copies the counts. */
    public TextStatistics {
        rankCounts = List.copyOf(rankCounts);
    }

    /** Returns the arithmetic mean of the lengths. */
    public double averageLength() {
        return lengths.average();
    }

    /** Returns the length of the shortest value. */
    public long minLength() {
        return lengths.min();
    }

    /** Returns the length of the longest value. */
    public long maxLength() {
        return lengths.max();
    }
}
