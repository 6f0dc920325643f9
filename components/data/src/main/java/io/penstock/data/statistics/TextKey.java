package io.penstock.data.statistics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Questions about ranges of UTF-8. */
final class TextKey {

    /** The longest text that is held as it is. */
    static final int LONGEST = 4096;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;

    private TextKey() {}

    /** Returns what is held of a longer text: its beginning, and its hash to tell it from others that begin so. */
    static byte[] shortened(byte[] bytes, int offset, long hash) {
        int end = offset + LONGEST;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        String beginning = decode(bytes, offset, end - offset);
        return "%s... (XXH64 %016x)".formatted(beginning, hash).getBytes(StandardCharsets.UTF_8);
    }

    static String decode(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** Returns whether two ranges hold the same bytes; for short ones, of which there are millions, faster than a call of the library. */
    static boolean equal(byte[] a, int aOffset, byte[] b, int bOffset, int length) {
        if (length < Long.BYTES) {
            return equalBytes(a, aOffset, b, bOffset, length);
        }
        int last = length - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if ((long) LONGS.get(a, aOffset + at) != (long) LONGS.get(b, bOffset + at)) {
                return false;
            }
        }
        return (long) LONGS.get(a, aOffset + last) == (long) LONGS.get(b, bOffset + last);
    }

    /** Returns whether there are code points of one byte alone. */
    static boolean isAscii(byte[] bytes, int offset, int length) {
        long signs = 0;
        int at = offset;
        for (int end = offset + length - Long.BYTES; at <= end; at += Long.BYTES) {
            signs |= (long) LONGS.get(bytes, at);
        }
        for (; at < offset + length; at++) {
            signs |= bytes[at];
        }
        return (signs & SIGNS) == 0;
    }

    private static boolean equalBytes(byte[] a, int aOffset, byte[] b, int bOffset, int length) {
        for (int at = 0; at < length; at++) {
            if (a[aOffset + at] != b[bOffset + at]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of code points: of all bytes but those that continue one (RFC 3629, section 3). */
    static int codePoints(byte[] bytes, int offset, int length) {
        int continuing = 0;
        int at = offset;
        for (int end = offset + length - Long.BYTES; at <= end; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            continuing += Long.bitCount(eight >>> 7 & ~eight >>> 6 & LOWEST_BITS); // 10xxxxxx
        }
        for (; at < offset + length; at++) {
            continuing += (bytes[at] & 0xC0) == 0x80 ? 1 : 0;
        }
        return length - continuing;
    }
}
