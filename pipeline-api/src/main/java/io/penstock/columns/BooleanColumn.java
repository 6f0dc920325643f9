package io.penstock.columns;

import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType#BOOLEAN}, one bit a row. */
public final class BooleanColumn implements NumericColumn {

    private final long[] words;
    private final Validity validity;

    private BooleanColumn(long[] words, Validity validity) {
        this.words = words;
        this.validity = validity;
    }

    /** Returns a column in which nothing is missing. */
    public static BooleanColumn of(boolean... values) {
        long[] words = new long[Validity.words(values.length)];
        for (int row = 0; row < values.length; row++) {
            words[row >> 6] |= values[row] ? 1L << row : 0;
        }
        return new BooleanColumn(words, Validity.allPresent(values.length));
    }

    /**
     * Returns a column of some bits.
     *
     * @param words bit {@code row & 63} of word {@code row >> 6} is a row's value, arbitrary where missing; taken over
     * @param validity at most 64 rows for each word
     */
    public static BooleanColumn of(long[] words, Validity validity) {
        if (words.length < Validity.words(validity.size())) {
            throw new IllegalArgumentException(
                    "%d words hold fewer than %d bits.".formatted(words.length, validity.size()));
        }
        return new BooleanColumn(words, validity);
    }

    @Override
    public ColumnType type() {
        return ColumnType.BOOLEAN;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a row's value; arbitrary if it is missing. */
    public boolean value(int row) {
        return (words[row >> 6] >>> row & 1L) != 0;
    }

    /** Returns a read-only view of the words that hold the bits. */
    public LongBuffer words() {
        return LongBuffer.wrap(words, 0, Validity.words(size())).asReadOnlyBuffer();
    }

    @Override
    public double asDouble(int row) {
        return validity.isMissing(row) ? Double.NaN : words[row >> 6] >>> row & 1L;
    }

    @Override
    public BooleanColumn select(int[] rows) {
        return new BooleanColumn(Validity.selectBits(words, rows), validity.select(rows));
    }

    @Override
    public BooleanColumn slice(int from, int to) {
        return new BooleanColumn(Validity.sliceBits(words, from, to), validity.slice(from, to));
    }

    @Override
    public @Nullable Boolean boxed(int row) {
        return isMissing(row) ? null : (Boolean) value(row);
    }
}
