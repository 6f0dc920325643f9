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

    /** So many rows are looked up together. */
    static final int BLOCK = 256;

    private static final int CELLS = 1 << 13;

    private final long[] hashes = new long[Batch.MAX_ROWS];
    private final double[] numbers = new double[Batch.MAX_ROWS];
    private final int[] rest = new int[Batch.MAX_ROWS];
    private final int[] guesses = new int[BLOCK];
    private int restSize;
    private final int[] cells = new int[CELLS];
    private final TextTable frequent = new TextTable();
    private int[] counts = new int[64];
    private int threshold;

    /** Returns room for the numbers of a batch. */
    double[] numbers() {
        return numbers;
    }

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

    /** Counts the texts that may be frequent, and notes the rows of the others. */
    TextTable count(TextColumn texts) {
        restSize = 0;
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row)) {
                if (cells[cell(hashes[row])] < threshold) {
                    rest[restSize++] = row;
                } else {
                    countFrequent(texts, row);
                }
            }
        }
        return frequent;
    }

    /**
     * Looks where the texts of some noted rows may be held: short loops of nothing else, so that waits for memory overlap.
     *
     * @param from a noted row
     * @param to behind the last one, at most {@value #BLOCK} further
     */
    void lookUp(TextColumn column, TextTable held, int from, int to) {
        for (int i = from; i < to; i++) {
            guesses[i - from] = held.guess(hashes[rest[i]]);
        }
        for (int i = from; i < to; i++) {
            int guess = guesses[i - from];
            guesses[i - from] = guess >= 0 && held.length(guess) == column.byteLength(rest[i]) ? guess : -1;
        }
    }

    /** Returns the number of noted rows. */
    int rest() {
        return restSize;
    }

    int restRow(int index) {
        return rest[index];
    }

    /** Returns the entry that the text of a row looked up may have, or -1; 0 is the first of those looked up last. */
    int guess(int index) {
        return guesses[index];
    }

    private void countFrequent(TextColumn texts, int row) {
        int entry = frequent.findOrAdd(hashes[row], texts.bytes(), texts.offset(row), texts.byteLength(row));
        if (entry == counts.length) {
            counts = Arrays.copyOf(counts, entry * 2);
        }
        counts[entry]++;
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
