package io.penstock.transform.feature;

import io.penstock.errors.DataException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How often each number occurs: exact for up to {@value #LIMIT} different ones; beyond that, low bits of the mantissa are cut
 * off, as few as needed for the numbers to fit.
 *
 * <p>That number of bits is the least that suffices for the set of all values, so that the counts do not depend on order or
 * grouping. In contrast to buckets of a fixed relative width it keeps apart what lies close together, such as latitudes.
 */
final class ValueCounts {

    static final int LIMIT = 1 << 15;

    private static final byte VERSION = 1;
    private static final int MANTISSA_BITS = 52;

    private int cut;
    private int size;
    private long total;
    private long[] keys = new long[64];
    private long[] counts = new long[64];

    /** Adds a finite value. */
    void add(double value) {
        addBits(Double.doubleToRawLongBits(value == 0 ? 0.0 : value), 1);
    }

    void merge(ValueCounts other) {
        while (cut < other.cut) {
            coarsen();
        }
        for (int i = 0; i < other.keys.length; i++) {
            if (other.counts[i] > 0) {
                addBits(other.keys[i], other.counts[i]);
            }
        }
    }

    long total() {
        return total;
    }

    /** Returns the value of a rank, counted from 0 in ascending order. */
    double atRank(long rank) {
        long left = rank;
        for (Entry entry : sorted()) {
            left -= entry.count;
            if (left < 0) {
                return entry.value;
            }
        }
        throw new IllegalArgumentException("There is no rank %d among %d values.".formatted(rank, total));
    }

    /** Returns the middle value, the mean of the two in the middle of an even number. */
    double median() {
        return atRank((total - 1) / 2) / 2 + atRank(total / 2) / 2;
    }

    /** Returns the most frequent value, the least of equally frequent ones. */
    double mostFrequent() {
        Entry best = new Entry(Double.NaN, 0);
        for (Entry entry : sorted()) {
            best = entry.count > best.count ? entry : best;
        }
        return best.value;
    }

    byte[] encode() {
        Entry[] entries = sorted();
        ByteBuffer out =
                ByteBuffer.allocate(6 + 16 * entries.length).put(VERSION).put((byte) cut);
        out.putInt(entries.length);
        for (Entry entry : entries) {
            out.putDouble(entry.value).putLong(entry.count);
        }
        return out.array();
    }

    static ValueCounts decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 6 || in.get() != VERSION || bytes.length != 6 + 16 * in.getInt(2)) {
            throw new DataException(
                    "%d bytes are not counts of values of version %d.".formatted(bytes.length, VERSION));
        }
        ValueCounts values = new ValueCounts();
        values.cut = in.get();
        for (int entries = in.getInt(); entries > 0; entries--) {
            values.addBits(Double.doubleToRawLongBits(in.getDouble()), in.getLong());
        }
        return values;
    }

    private record Entry(double value, long count) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Double.compare(value, other.value);
        }
    }

    private Entry[] sorted() {
        Entry[] entries = new Entry[size];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                entries[next++] = new Entry(Double.longBitsToDouble(keys[i]), counts[i]);
            }
        }
        Arrays.sort(entries);
        return entries;
    }

    private void addBits(long bits, long count) {
        total += count;
        put(bits & -1L << cut, count);
        while (size > LIMIT && cut < MANTISSA_BITS) {
            coarsen();
        }
        if (size * 2 > keys.length) {
            rehash(keys.length * 2);
        }
    }

    private void coarsen() {
        cut++;
        rehash(keys.length);
    }

    private void rehash(int capacity) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[capacity];
        counts = new long[capacity];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                put(oldKeys[i] & -1L << cut, oldCounts[i]);
            }
        }
    }

    /** Open addressing with linear probing; a count of 0 is a free place. */
    private void put(long key, long count) {
        int mask = keys.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (counts[at] > 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        size += counts[at] == 0 ? 1 : 0;
        keys[at] = key;
        counts[at] += count;
    }
}
