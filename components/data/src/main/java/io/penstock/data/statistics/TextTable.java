package io.penstock.data.statistics;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Distinct texts, numbered in the order in which they came, found by their XXH64. Holds the UTF-8 of each, end to end. Not
 * thread-safe.
 */
final class TextTable {

    private static final long HIGH_HALF = 0xFFFF_FFFF_0000_0000L;

    /** So many times longer slots get, since to link all entries anew costs more than memory. */
    private static final int GROWTH = 4;

    private byte[] bytes = new byte[1024];

    /** Where the bytes of an entry begin with their number in the lower half, and its count in turn: one look at memory finds all. */
    private long[] cells = new long[64];

    private int byteSize;
    private long[] hashes = new long[32];

    /** The high half of a hash and an entry plus one, 0 if empty: most searches end without a look at anything else. */
    private long[] slots = new long[64];

    private int size;

    int size() {
        return size;
    }

    int byteSize() {
        return byteSize;
    }

    /** Returns the entry of a text, or -1. */
    int find(long hash, byte[] text, int offset, int length) {
        return (int) slots[slotOf(hash, text, offset, length)] - 1;
    }

    /** Returns the entry that the text of a hash most likely has if it is there, without a look at the texts; or -1. */
    int guess(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && (slots[slot] & HIGH_HALF) != (hash & HIGH_HALF)) {
            slot = slot + 1 & mask;
        }
        return (int) slots[slot] - 1;
    }

    /** Returns the entry of a text, a new one at the end if there was none. */
    int findOrAdd(long hash, byte[] text, int offset, int length) {
        int slot = slotOf(hash, text, offset, length);
        return slots[slot] != 0 ? (int) slots[slot] - 1 : append(slot, hash, text, offset, length);
    }

    /** Returns a count that belongs to an entry, 0 at first. */
    long count(int entry) {
        return cells[2 * entry + 1];
    }

    /** Adds to the count of an entry. */
    void count(int entry, long more) {
        cells[2 * entry + 1] += more;
    }

    long hash(int entry) {
        return hashes[entry];
    }

    byte[] bytes() {
        return bytes;
    }

    int offset(int entry) {
        return (int) (cells[2 * entry] >>> 32);
    }

    int length(int entry) {
        return (int) cells[2 * entry];
    }

    /** Compares two entries by their bytes, unsigned. */
    int compare(int a, int b) {
        return Arrays.compareUnsigned(bytes, offset(a), offset(a) + length(a), bytes, offset(b), offset(b) + length(b));
    }

    String text(int entry) {
        return TextKey.decode(bytes, offset(entry), length(entry));
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        byteSize = 0;
    }

    /** Returns a table of the entries that pass, in their order. */
    TextTable keep(IntPredicate passes) {
        TextTable kept = new TextTable();
        for (int entry = 0; entry < size; entry++) {
            if (passes.test(entry)) {
                kept.findOrAdd(hashes[entry], bytes, offset(entry), length(entry));
            }
        }
        return kept;
    }

    /** Returns the slot of a text, or the empty one where it belongs. */
    private int slotOf(long hash, byte[] text, int offset, int length) {
        int mask = slots.length - 1;
        long high = hash & HIGH_HALF;
        int slot = (int) hash & mask;
        for (long found = slots[slot]; found != 0; found = slots[slot]) {
            if ((found & HIGH_HALF) == high && matches((int) found - 1, text, offset, length)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int append(int slot, long hash, byte[] text, int offset, int length) {
        int end = Math.addExact(byteSize, length);
        reserve(end);
        System.arraycopy(text, offset, bytes, byteSize, length);
        cells[2 * size] = (long) byteSize << 32 | length;
        cells[2 * size + 1] = 0;
        byteSize = end;
        hashes[size] = hash;
        slots[slot] = hash & HIGH_HALF | ++size;
        if (size > slots.length / 2) {
            slots = new long[slots.length * GROWTH];
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
        if (size == hashes.length) {
            cells = Arrays.copyOf(cells, size * 4);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        if (byteCount > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.max(byteCount, Math.min(Integer.MAX_VALUE - 64L, 2L * bytes.length)));
        }
    }

    /** Returns whether an entry is of some text. */
    boolean matches(int entry, byte[] text, int offset, int length) {
        long place = cells[2 * entry];
        return (int) place == length && TextKey.equal(bytes, (int) (place >>> 32), text, offset, length);
    }
}
