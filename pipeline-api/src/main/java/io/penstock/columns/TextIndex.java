package io.penstock.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Distinct texts, numbered from 0 in the order in which they first came: a hash table over UTF-8 that makes no strings. Not
 * thread-safe.
 */
public final class TextIndex {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteStore store = new ByteStore();
    private int[] slots = new int[256];
    private int[] hashes = new int[128];

    /** Returns the number of distinct texts. */
    public int size() {
        return store.rows();
    }

    /** Returns the number of UTF-8 bytes of all texts. */
    public long byteLength() {
        return store.byteLength();
    }

    /** Returns the number of a text, which is added if it is new. */
    public int add(byte[] utf8, int offset, int length) {
        int hash = hash(utf8, offset, length);
        int slot = slot(hash, utf8, offset, length);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        int number = size();
        store.add(utf8, offset, length);
        remember(number, hash, slot);
        return number;
    }

    /** Returns the number of a row's text, which is added if it is new. The row must not be missing. */
    public int add(TextColumn column, int row) {
        return add(column.bytes(), column.offset(row), column.byteLength(row));
    }

    /** Returns the number of a text, or -1 if it never came. */
    public int find(byte[] utf8, int offset, int length) {
        return slots[slot(hash(utf8, offset, length), utf8, offset, length)] - 1;
    }

    /** Returns the texts in the order of their numbers. */
    public TextColumn texts() {
        return TextColumn.of(store.bytes(), store.offsets(), Validity.allPresent(size()));
    }

    private void remember(int number, int hash, int slot) {
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
        }
        hashes[number] = hash;
        slots[slot] = number + 1;
        if (2 * size() > slots.length) {
            grow();
        }
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < size(); number++) {
            int slot = hashes[number] & slots.length - 1;
            while (slots[slot] > 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    private int slot(int hash, byte[] utf8, int offset, int length) {
        int slot = hash & slots.length - 1;
        while (slots[slot] > 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && store.holds(number, utf8, offset, length)) {
                return slot;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Eight bytes a step, mixed by a multiplication; its high bits are folded in, since slots are chosen by the low ones. */
    private static int hash(byte[] utf8, int offset, int length) {
        long hash = length;
        int at = offset;
        for (int end = offset + length - Long.BYTES; at <= end; at += Long.BYTES) {
            hash = mixed(hash, (long) EIGHT_BYTES.get(utf8, at));
        }
        long rest = 0;
        for (; at < offset + length; at++) {
            rest = rest << Byte.SIZE | utf8[at] & 0xFF;
        }
        hash = mixed(hash, rest);
        return (int) (hash ^ hash >>> Integer.SIZE);
    }

    private static long mixed(long hash, long eight) {
        long product = (hash ^ eight) * 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio, odd
        return product ^ product >>> 29;
    }
}
