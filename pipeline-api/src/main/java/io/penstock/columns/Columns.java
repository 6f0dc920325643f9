package io.penstock.columns;

import java.time.Instant;
import java.util.function.IntConsumer;

/** Checks that the kinds of columns share. */
final class Columns {

    private Columns() {}

    static void checkSize(int values, Validity validity) {
        if (values != validity.size()) {
            throw new IllegalArgumentException(
                    "A column has %d values and validity for %d rows.".formatted(values, validity.size()));
        }
    }

    /** Checks that offsets are there for every row and do not fall. */
    static void checkOffsets(int[] offsets, long limit, Validity validity) {
        checkSize(offsets.length - 1, validity);
        int low = 0;
        for (int offset : offsets) {
            if (offset < low) {
                throw new IllegalArgumentException("Offset %d of a column follows %d.".formatted(offset, low));
            }
            low = offset;
        }
        if (low > limit) {
            throw new IllegalArgumentException("Offset %d of a column is beyond its %d values.".formatted(low, limit));
        }
    }

    /** Returns whether runs of missing rows have no length, as builders make them. */
    static boolean missingAreEmpty(int[] offsets, Validity validity, int from, int to) {
        for (int row = from; validity.missing() > 0 && row < to; row++) {
            if (offsets[row] != offsets[row + 1] && validity.isMissing(row)) {
                return false;
            }
        }
        return true;
    }

    static void forEachMissing(Validity validity, int from, int to, IntConsumer action) {
        for (int row = from; validity.missing() > 0 && row < to; row++) {
            if (validity.isMissing(row)) {
                action.accept(row);
            }
        }
    }

    /** Returns whole microseconds since 1970, rounded down. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1_000);
    }
}
