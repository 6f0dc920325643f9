package io.penstock.columns;

import io.penstock.errors.DataException;
import java.util.Arrays;

/** Byte strings end to end that grow at the end. */
final class ByteStore {

    private byte[] bytes = new byte[256];
    private int[] offsets = new int[64];
    private int rows;

    int rows() {
        return rows;
    }

    void add(byte[] source, int offset, int length) {
        int end = reserve(rows + 1, length);
        System.arraycopy(source, offset, bytes, end, length);
        offsets[++rows] = end + length;
    }

    /** Adds the runs {@code from} to {@code to - 1} of an array, which stand end to end. */
    void addRuns(byte[] source, int[] sourceOffsets, int from, int to) {
        int start = sourceOffsets[from];
        int end = reserve(rows + to - from, sourceOffsets[to] - start);
        System.arraycopy(source, start, bytes, end, sourceOffsets[to] - start);
        for (int row = from; row < to; row++) {
            offsets[++rows] = sourceOffsets[row + 1] - start + end;
        }
    }

    void addEmpty() {
        reserve(rows + 1, 0);
        offsets[rows + 1] = offsets[rows];
        rows++;
    }

    int byteLength() {
        return offsets[rows];
    }

    boolean holds(int row, byte[] other, int offset, int length) {
        return Arrays.equals(bytes, offsets[row], offsets[row + 1], other, offset, offset + length);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, offsets[rows]);
    }

    int[] offsets() {
        return Arrays.copyOf(offsets, rows + 1);
    }

    void clear() {
        rows = 0;
    }

    /** Returns the number of bytes held. */
    private int reserve(int newRows, int length) {
        int end = offsets[rows];
        if (length > Integer.MAX_VALUE - 64 - end) {
            throw new DataException("A column holds more than 2 GiB of text or bytes. Use smaller batches.");
        }
        if (newRows + 1 > offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(newRows + 1, offsets.length * 2));
        }
        if (end + length > bytes.length) {
            long room = Math.min(Integer.MAX_VALUE - 64L, Math.max(end + (long) length, 2L * bytes.length));
            bytes = Arrays.copyOf(bytes, (int) room);
        }
        return end;
    }
}
