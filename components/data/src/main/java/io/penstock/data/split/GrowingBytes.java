package io.penstock.data.split;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at the end, numbers with the least byte first. */
final class GrowingBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void put(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Appends a field of a protocol buffer that has a length. */
    void putDelimited(int field, byte[] source, int offset, int count) {
        putVarint(field << 3 | 2);
        putVarint(count);
        put(source, offset, count);
    }

    /** Appends seven bits in each byte, the least first. */
    void putVarint(long value) {
        reserve(10);
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            bytes[length++] = (byte) (rest | 0x80);
        }
        bytes[length++] = (byte) rest;
    }

    void put(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void putInt(int value) {
        reserve(4);
        INTS.set(bytes, length, value);
        length += 4;
    }

    void put(int kind, long value) {
        reserve(9);
        bytes[length] = (byte) kind;
        LONGS.set(bytes, length + 1, value);
        length += 9;
    }

    void put(int kind, byte[] source, int offset, int count) {
        reserve(Math.addExact(count, 5));
        bytes[length] = (byte) kind;
        INTS.set(bytes, length + 1, count);
        System.arraycopy(source, offset, bytes, length + 5, count);
        length += 5 + count;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(Integer.MAX_VALUE - 64L, 2L * bytes.length)));
        }
    }
}
