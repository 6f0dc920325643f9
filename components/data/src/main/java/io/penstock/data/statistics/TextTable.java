package io.penstock.data.statistics;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Distinct texts, numbered in the order in which they came, found by their XXH64. Holds the UTF-8 of each, end to end. Not
 * thread-safe.
 */
final class TextTable {

    private static final long HIGH_HALF = 0xFFFF_FFFF_0000_0000L;

    private byte[] bytes = new byte[1024];
    private int[] ends = new int[32];
    private long[] hashes = new long[32];

    /** The high half of a hash and an entry plus one, 0 if empty: most searches end without a look at anything else. */
    private long[] slots = new long[64];

    private int size;

    int size() {
        return size;
    }

    int byteSize() {
        return size == 0 ? 0 : ends[size - 1];
    }

    /** Returns the entry of a text, or -1. */
    int find(long hash, byte[] text, int offset, int length) {
        int mask = slots.length - 1;
        long high = hash & HIGH_HALF;
        int slot = (int) hash & mask;
        for (long found = slots[slot]; found != 0; found = slots[slot]) {
            int entry = (int) found - 1;
            if ((found & HIGH_HALF) == high && matches(entry, text, offset, length)) {
                return entry;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    /** Returns the entry that the text of a hash most likely has if it is there, without a look at the texts; or -1. */
    int guess(long hash) {
        long found = slots[(int) hash & slots.length - 1];
        return (found & HIGH_HALF) == (hash & HIGH_HALF) ? (int) found - 1 : -1;
    }

    /** Returns the entry of a text, a new one at the end if there was none. */
    int findOrAdd(long hash, byte[] text, int offset, int length) {
        int found = find(hash, text, offset, length);
        return found >= 0 ? found : append(hash, text, offset, length);
    }

    long hash(int entry) {
        return hashes[entry];
    }

    byte[] bytes() {
        return bytes;
    }

    int offset(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    int length(int entry) {
        return ends[entry] - offset(entry);
    }

    /** Compares two entries by their bytes, unsigned. */
    int compare(int a, int b) {
        return Arrays.compareUnsigned(bytes, offset(a), ends[a], bytes, offset(b), ends[b]);
    }

    String text(int entry) {
        return TextKey.decode(bytes, offset(entry), length(entry));
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /** Returns a table of the entries that pass, in their order. */
    TextTable keep(IntPredicate passes) {
        TextTable kept = new TextTable();
        for (int entry = 0; entry < size; entry++) {
            if (passes.test(entry)) {
                kept.append(hashes[entry], bytes, offset(entry), length(entry));
            }
        }
        return kept;
    }

    private int append(long hash, byte[] text, int offset, int length) {
        int start = byteSize();
        reserve(Math.addExact(start, length));
        System.arraycopy(text, offset, bytes, start, length);
        ends[size] = start + length;
        hashes[size] = hash;
        link(size++);
        if (size > slots.length / 2) {
            slots = new long[slots.length * 2];
            for (int entry = 0; entry < size; entry++) {
                link(entry);
            }
        }
        return size - 1;
    }

    private void link(int entry) {
        int mask = slots.length - 1;
        int slot = (int) hashes[entry] & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = hashes[entry] & HIGH_HALF | entry + 1;
    }

    private void reserve(int byteCount) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        if (byteCount > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.max(byteCount, Math.min(Integer.MAX_VALUE - 64L, 2L * bytes.length)));
        }
    }

    /** Returns whether an entry is of some text. */
    boolean matches(int entry, byte[] text, int offset, int length) {
        int start = offset(entry);
        return ends[entry] - start == length
                && Arrays.equals(bytes, start, start + length, text, offset, offset + length);
    }
}
