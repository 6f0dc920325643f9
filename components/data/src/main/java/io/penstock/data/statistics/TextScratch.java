package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.TextColumn;
import io.penstock.data.internal.XxHash64;
import java.util.Arrays;

/**
 * Tells the frequent texts of a batch from the others. A text is frequent only if its cell, one of {@value #CELLS} chosen by its
 * hash, counts enough rows, so that a column of nearly unique texts needs no table. Used for one column after the other.
 */
final class TextScratch {

    private static final int CELLS = 1 << 13;

    private final long[] hashes = new long[Batch.MAX_ROWS];
    private final int[] cells = new int[CELLS];
    private final TextTable frequent = new TextTable();
    private int[] counts = new int[64];
    private int threshold;

    /** Looks at a column. */
    void take(TextColumn texts, int frequentRows) {
        threshold = frequentRows;
        frequent.clear();
        Arrays.fill(cells, 0);
        byte[] bytes = texts.bytes();
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row)) {
                long hash = XxHash64.hash(bytes, texts.offset(row), texts.byteLength(row));
                hashes[row] = hash;
                cells[cell(hash)]++;
            }
        }
    }

    long hash(int row) {
        return hashes[row];
    }

    /** Counts a row's text if it may be frequent. */
    boolean count(TextColumn texts, int row) {
        long hash = hashes[row];
        if (cells[cell(hash)] < threshold) {
            return false;
        }
        int entry = frequent.findOrAdd(hash, texts.bytes(), texts.offset(row), texts.byteLength(row));
        if (entry == counts.length) {
            counts = Arrays.copyOf(counts, entry * 2);
        }
        counts[entry]++;
        return true;
    }

    /** Returns the texts that were counted. */
    TextTable counted() {
        return frequent;
    }

    /** Returns the count of a text, and forgets it. */
    int takeCount(int entry) {
        int count = counts[entry];
        counts[entry] = 0;
        return count;
    }

    private static int cell(long hash) {
        return (int) (hash >>> 20) & CELLS - 1;
    }
}
