package io.penstock.columns;

import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a column have a value: one bit a row, least significant first, set where there is one. Immutable; takes
 * no memory if nothing is missing.
 */
public final class Validity {

    private final long @Nullable [] words;
    private final int size;
    private final int missing;

    private Validity(long @Nullable [] words, int size, int missing) {
        this.words = words;
        this.size = size;
        this.missing = missing;
    }

    /** Returns the validity of rows that all have a value. */
    public static Validity allPresent(int size) {
        return new Validity(null, size, 0);
    }

    /** Returns the validity of rows that all lack a value. */
    public static Validity allMissing(int size) {
        return of(new long[words(size)], size);
    }

    /**
     * Returns the validity that some bits state.
     *
     * @param words bit {@code row & 63} of word {@code row >> 6} is set if the row has a value; taken over
     * @param size number of rows, at most 64 times the number of words
     */
    public static Validity of(long[] words, int size) {
        if (words(size) > words.length) {
            throw new IllegalArgumentException("%d words hold fewer than %d bits.".formatted(words.length, size));
        }
        int missing = size - countOnes(words, size);
        return missing == 0 ? allPresent(size) : new Validity(words, size, missing);
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the number of rows without a value. */
    public int missing() {
        return missing;
    }

    /** Returns whether a row has no value. */
    public boolean isMissing(int row) {
        return words != null && (words[row >> 6] >>> row & 1L) == 0;
    }

    /** Returns a read-only view of the words that hold the bits; empty if nothing is missing. */
    public LongBuffer words() {
        return words == null
                ? LongBuffer.allocate(0)
                : LongBuffer.wrap(words, 0, words(size)).asReadOnlyBuffer();
    }

    /** Returns the bits of at most 64 rows, the first one lowest and none beyond the last. */
    long bits(int from, int count) {
        long all = -1L >>> -count;
        if (words == null) {
            return all;
        }
        int word = from >> 6;
        long high = (from & 63) != 0 && word + 1 < words.length ? words[word + 1] << -from : 0;
        return (words[word] >>> from | high) & all;
    }

    Validity select(int[] rows) {
        return words == null ? allPresent(rows.length) : of(selectBits(words, rows), rows.length);
    }

    Validity slice(int from, int to) {
        return words == null ? allPresent(to - from) : of(sliceBits(words, from, to), to - from);
    }

    /** Returns the number of words that hold some bits. */
    static int words(int bits) {
        return (bits + 63) >>> 6;
    }

    static long[] selectBits(long[] words, int[] rows) {
        long[] selected = new long[words(rows.length)];
        for (int i = 0; i < rows.length; i++) {
            selected[i >> 6] |= (words[rows[i] >> 6] >>> rows[i] & 1L) << i;
        }
        return selected;
    }

    static long[] sliceBits(long[] words, int from, int to) {
        if ((from & 63) == 0) {
            return Arrays.copyOfRange(words, from >> 6, (from >> 6) + words(to - from));
        }
        long[] slice = new long[words(to - from)];
        for (int i = 0; i < slice.length; i++) {
            int word = (from >> 6) + i;
            long high = word + 1 < words.length ? words[word + 1] << -from : 0;
            slice[i] = words[word] >>> from | high;
        }
        return slice;
    }

    private static int countOnes(long[] words, int size) {
        int ones = 0;
        int whole = size >> 6;
        for (int i = 0; i < whole; i++) {
            ones += Long.bitCount(words[i]);
        }
        int rest = size & 63;
        return rest == 0 ? ones : ones + Long.bitCount(words[whole] & (1L << rest) - 1);
    }
}
