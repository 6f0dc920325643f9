package io.penstock.data.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64 of some bytes with seed 0, as specified in "xxHash fast digest algorithm", version 0.1.1, section "XXH64 algorithm
 * description" (Y. Collet). Published, stable and available in every language, so that a split can be computed elsewhere.
 */
public final class XxHash64 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private static final long PRIME_1_PLUS_2 = 0x60EA27EEADC0B5D6L; // modulo 2^64

    private XxHash64() {}

    /** Returns the hash of a range of bytes. */
    public static long hash(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        long hash = PRIME_5;
        if (length >= 32) {
            at = offset + (length & ~31);
            hash = stripes(bytes, offset, at);
        }
        return avalanche(tail(bytes, at, end, hash + length));
    }

    private static long stripes(byte[] bytes, int from, int to) {
        long a = PRIME_1_PLUS_2;
        long b = PRIME_2;
        long c = 0;
        long d = -PRIME_1;
        for (int at = from; at < to; at += 32) {
            a = round(a, longAt(bytes, at));
            b = round(b, longAt(bytes, at + 8));
            c = round(c, longAt(bytes, at + 16));
            d = round(d, longAt(bytes, at + 24));
        }
        long hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
        return mergeLane(mergeLane(mergeLane(mergeLane(hash, a), b), c), d);
    }

    private static long tail(byte[] bytes, int from, int end, long start) {
        long hash = start;
        int at = from;
        for (; at + 8 <= end; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, longAt(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at + 4 <= end) {
            long four = (int) INTS.get(bytes, at) & 0xFFFF_FFFFL;
            hash = Long.rotateLeft(hash ^ four * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }

    private static long avalanche(long value) {
        long hash = value;
        hash = (hash ^ hash >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    private static long mergeLane(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }
}
