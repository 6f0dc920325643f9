package io.penstock.columns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType#BINARY}: the byte strings end to end, with offsets. */
public final class BinaryColumn implements Column {

    private final byte[] bytes;
    private final int[] offsets;
    private final Validity validity;

    private BinaryColumn(byte[] bytes, int[] offsets, Validity validity) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.validity = validity;
    }

    /**
     * Returns a column of byte strings.
     *
     * @param bytes all strings, in row order; taken over
     * @param offsets where each row begins, and where the last one ends: one more than there are rows; taken over
     */
    public static BinaryColumn of(byte[] bytes, int[] offsets, Validity validity) {
        Columns.checkOffsets(offsets, bytes.length, validity);
        return new BinaryColumn(bytes, offsets, validity);
    }

    @Override
    public ColumnType type() {
        return ColumnType.BINARY;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a copy of a row's bytes; arbitrary if it is missing. */
    public byte[] value(int row) {
        return Arrays.copyOfRange(bytes, offsets[row], offsets[row + 1]);
    }

    /** Returns the number of bytes of a row; arbitrary if it is missing. */
    public int byteLength(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** Returns a read-only view of a row's bytes; arbitrary if it is missing. */
    public ByteBuffer buffer(int row) {
        return ByteBuffer.wrap(bytes, offsets[row], byteLength(row)).slice().asReadOnlyBuffer();
    }

    /** Returns where a row's bytes begin in {@link #bytes}. */
    public int offset(int row) {
        return offsets[row];
    }

    /** Returns the array that holds the bytes of all rows: not a copy, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Appends byte strings to a store, empty where missing. */
    void appendTo(ByteStore store, int from, int to) {
        if (Columns.missingAreEmpty(offsets, validity, from, to)) {
            store.addRuns(bytes, offsets, from, to);
            return;
        }
        for (int row = from; row < to; row++) {
            if (isMissing(row)) {
                store.addEmpty();
            } else {
                store.add(bytes, offset(row), byteLength(row));
            }
        }
    }

    @Override
    public BinaryColumn select(int[] rows) {
        int[] starts = ByteRuns.selectOffsets(offsets, rows);
        return new BinaryColumn(ByteRuns.select(bytes, offsets, rows, starts), starts, validity.select(rows));
    }

    @Override
    public BinaryColumn slice(int from, int to) {
        return new BinaryColumn(bytes, Arrays.copyOfRange(offsets, from, to + 1), validity.slice(from, to));
    }

    @Override
    public byte @Nullable [] boxed(int row) {
        return isMissing(row) ? null : value(row);
    }
}
