package io.penstock.data.statistics;

import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts of finite doubles: each distinct value alone while there are at most {@value #LIMIT}, then in buckets that adapt to
 * the data.
 *
 * <p>A double maps to a 64-bit integer of the same order (its bits, with the lower 63 inverted if it is negative). A bucket holds
 * all values whose integers agree but for the lowest {@code shift} bits, and {@code shift} is the least for which at most {@value
 * #LIMIT} buckets are not empty. That number falls as {@code shift} rises and rises with every value, so that a shift once
 * refused is refused for every larger set too: counts and shift are a function of the multiset of values alone, to the bit, in
 * whatever order and grouping they come.
 *
 * <p>Unlike buckets of fixed relative width, it resolves a narrow range far from zero (a latitude) as well as a wide one. Not
 * thread-safe.
 */
final class ValueBuckets {

    /** The largest number of buckets. */
    static final int LIMIT = 4096;

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio, Knuth, TAOCP 3, 6.4
    private static final int FIRST_SLOTS = 64;

    private long[] keys = new long[FIRST_SLOTS];
    private long[] counts = new long[FIRST_SLOTS];
    private int size;
    private int shift;
    private int hashShift = 64 - Integer.numberOfTrailingZeros(FIRST_SLOTS);

    /** Counts a finite value; both zeros are one. */
    void add(double value) {
        add(orderOf(value + 0.0) >> shift, 1);
    }

    /** Adds the counts of another, which stays as it is. */
    void merge(ValueBuckets other) {
        while (shift < other.shift) {
            coarsen();
        }
        for (int slot = 0; slot < other.keys.length; slot++) {
            if (other.counts[slot] > 0) {
                add(other.keys[slot] >> shift - other.shift, other.counts[slot]);
            }
        }
    }

    /** Returns whether each distinct value has a bucket of its own. */
    boolean isExact() {
        return shift == 0;
    }

    /** Returns the buckets in the order of their values. */
    Ranking ranking() {
        long[] sorted = new long[size];
        int n = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0) {
                sorted[n++] = keys[slot];
            }
        }
        Arrays.sort(sorted);
        long[] sortedCounts = new long[size];
        Arrays.setAll(sortedCounts, i -> counts[slotOf(sorted[i])]);
        return new Ranking(sorted, sortedCounts, shift);
    }

    void encode(DataOutput out) throws IOException {
        Ranking ranking = ranking();
        out.writeByte(shift);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(ranking.key(i));
            out.writeLong(ranking.count(i));
        }
    }

    static ValueBuckets decode(DataInput in) throws IOException {
        ValueBuckets buckets = new ValueBuckets();
        buckets.shift = in.readByte();
        int size = in.readInt();
        if (buckets.shift < 0 || buckets.shift > 63 || size < 0 || size > LIMIT) {
            throw new DataException("Bytes are not counts of values: %d buckets.".formatted(size));
        }
        for (int i = 0; i < size; i++) {
            buckets.add(in.readLong(), in.readLong());
        }
        return buckets;
    }

    /** Returns an integer that orders as the doubles do. */
    static long orderOf(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /** Returns the double of an integer from {@link #orderOf}. */
    static double valueOf(long order) {
        return Double.longBitsToDouble(order ^ order >> 63 & Long.MAX_VALUE);
    }

    private void add(long key, long count) {
        int slot = slotOf(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += count;
        if (size > keys.length / 2) {
            rehash(keys.length * 2, 0);
        }
        while (size > LIMIT) {
            coarsen();
        }
    }

    private void coarsen() {
        shift++;
        rehash(keys.length, 1);
    }

    private void rehash(int slots, int by) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[slots];
        counts = new long[slots];
        hashShift = 64 - Integer.numberOfTrailingZeros(slots);
        size = 0;
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldCounts[old] > 0) {
                long key = oldKeys[old] >> by;
                int slot = slotOf(key);
                size += counts[slot] == 0 ? 1 : 0;
                keys[slot] = key;
                counts[slot] += oldCounts[old];
            }
        }
    }

    /** Returns where a key is, or the empty slot where it belongs. */
    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * SPREAD >>> hashShift);
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
