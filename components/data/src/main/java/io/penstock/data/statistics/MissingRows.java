package io.penstock.data.statistics;

import io.penstock.columns.Column;
import java.nio.LongBuffer;
import java.util.Optional;

/** The missing rows of a column in a batch: a bit a row, set where there is no value. */
final class MissingRows {

    private final long[] words;

    private MissingRows(long[] words) {
        this.words = words;
    }

    /** Returns the missing rows, empty if there are none. */
    static Optional<MissingRows> of(Column column) {
        if (column.missing() == 0) {
            return Optional.empty();
        }
        LongBuffer present = column.validity().words();
        long[] words = new long[present.remaining()];
        for (int i = 0; i < words.length; i++) {
            words[i] = ~present.get(i);
        }
        int rest = column.size() & 63;
        words[words.length - 1] &= rest == 0 ? -1L : (1L << rest) - 1;
        return Optional.of(new MissingRows(words));
    }

    /** Counts the rows that are missing in another column as well. */
    long andAlso(MissingRows other) {
        long rows = 0;
        for (int i = 0; i < words.length; i++) {
            rows += Long.bitCount(words[i] & other.words[i]);
        }
        return rows;
    }
}
