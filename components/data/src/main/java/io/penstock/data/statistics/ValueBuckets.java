package io.penstock.data.statistics;

import io.penstock.columns.ExactMoments;
import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

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
 * <p>A bucket in which all values are equal so far knows that value, so that frequent values are told exactly whatever lies around
 * them.
 *
 * <p>Unlike buckets of fixed relative width, it resolves a narrow range far from zero (a latitude) as well as a wide one. Not
 * thread-safe.
 */
final class ValueBuckets {

    /** The largest number of buckets. */
    static final int LIMIT = 4096;

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio, Knuth, TAOCP 3, 6.4
    private static final int FIRST_SLOTS = 64;

    /** Marks the count of a bucket with different values. */
    static final long MIXED = Long.MIN_VALUE;

    /**
     * The value of a bucket (its lowest, if they differ) and its count in turn, so that one line of the cache holds both; empty where
     * the count is 0.
     */
    private long[] table = new long[2 * FIRST_SLOTS];

    private int size;
    private int shift;
    private int hashShift = 64 - Integer.numberOfTrailingZeros(FIRST_SLOTS);

    /** Counts a finite value; both zeros are one. */
    void add(double value) {
        long order = orderOf(value + 0.0);
        int at = find(order >> shift);
        long before = table[at + 1];
        if (before < 0 || before > 0 && table[at] == order) {
            table[at + 1] = before + 1;
        } else {
            addOrder(order, 1);
        }
    }

    /** Counts finite values, none of them a negative zero. */
    void addAll(double[] values, int from, int to) {
        addWhileBelow(LIMIT + 1, values, from, to);
    }

    /** Counts finite values, none of them a negative zero, while there are fewer buckets than so many; returns the index of the next value. */
    int addWhileBelow(int most, double[] values, int from, int to) {
        int next = from;
        while (next < to && size < most) {
            next = addKnown(values, next, to);
            if (next < to) {
                addOrder(orderOf(values[next++]), 1);
            }
        }
        return next;
    }

    /** Counts values while none is new or comes to share a bucket; returns the index of the first that is or does. */
    private int addKnown(double[] values, int from, int to) {
        long[] cells = table;
        int mask = cells.length - 1;
        int width = shift;
        for (int i = from; i < to; i++) {
            long order = orderOf(values[i]);
            long key = order >> width;
            int at = (int) (key * SPREAD >>> hashShift) << 1;
            while (cells[at + 1] != 0 && cells[at] >> width != key) {
                at = at + 2 & mask;
            }
            long before = cells[at + 1];
            if (before == 0 || before > 0 && cells[at] != order) {
                return i;
            }
            cells[at + 1] = before + 1;
        }
        return to;
    }

    /** Counts a finite value as often as it occurs; both zeros are one. */
    void add(double value, long count) {
        addOrder(orderOf(value + 0.0), count);
    }

    /** Adds the counts of another, which stays as it is. */
    void merge(ValueBuckets other) {
        if (shift < other.shift) {
            shift = other.shift;
            rehash(table.length);
        }
        for (int at = 0; at < other.table.length; at += 2) {
            if (other.table[at + 1] != 0) {
                addOrder(other.table[at], other.table[at + 1]);
            }
        }
    }

    /** Returns the moments of the values, each of which has a bucket of its own. */
    ExactMoments moments() {
        ExactMoments moments = new ExactMoments();
        for (int at = 0; at < table.length; at += 2) {
            if (table[at + 1] != 0) {
                moments.add(valueOf(table[at]), table[at + 1]);
            }
        }
        return moments;
    }

    /** Shows the least known value of each bucket, which is its only one while buckets are exact. */
    void forEachValue(DoubleConsumer action) {
        for (int at = 0; at < table.length; at += 2) {
            if (table[at + 1] != 0) {
                action.accept(valueOf(table[at]));
            }
        }
    }

    /** Returns the number of buckets that are not empty. */
    int size() {
        return size;
    }

    /** Returns the count of a value's bucket. */
    long countOf(double value) {
        return table[find(orderOf(value + 0.0) >> shift) + 1] & ~MIXED;
    }

    /** Returns these counts in buckets as wide as another's, if those are wider. */
    ValueBuckets alignedWith(ValueBuckets other) {
        ValueBuckets aligned = new ValueBuckets();
        aligned.shift = Math.max(shift, other.shift);
        aligned.merge(this);
        return aligned;
    }

    /** Returns whether each distinct value has a bucket of its own. */
    boolean isExact() {
        return shift == 0;
    }

    /** Returns the buckets in the order of their values. */
    Ranking ranking() {
        long[] sorted = new long[size];
        int n = 0;
        for (int at = 0; at < table.length; at += 2) {
            if (table[at + 1] != 0) {
                sorted[n++] = table[at];
            }
        }
        Arrays.sort(sorted);
        long[] counts = new long[size];
        Arrays.setAll(counts, i -> table[find(sorted[i] >> shift) + 1]);
        return new Ranking(sorted, counts, shift);
    }

    /** Writes the first value, and of each other one how far it is from the one before. */
    void encode(DataOutput out) throws IOException {
        Ranking ranking = ranking();
        out.writeByte(shift);
        Varints.write(out, size);
        for (int i = 0; i < size; i++) {
            Varints.write(out, ranking.order(i) - (i == 0 ? 0 : ranking.order(i - 1)));
            Varints.write(out, ranking.count(i) << 1 | (ranking.isMixed(i) ? 1 : 0));
        }
    }

    static ValueBuckets decode(DataInput in) throws IOException {
        ValueBuckets buckets = new ValueBuckets();
        buckets.shift = in.readByte();
        if (buckets.shift < 0 || buckets.shift > 63) {
            throw new DataException("Bytes are not counts of values: a shift of '%d'.".formatted(buckets.shift));
        }
        int size = Varints.readSize(in, LIMIT);
        long order = 0;
        for (int i = 0; i < size; i++) {
            order += Varints.read(in);
            long count = Varints.read(in);
            buckets.addOrder(order, count >>> 1 | count << 63);
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

    /** Adds a count, which says by its mark whether it is of different values. */
    private void addOrder(long order, long count) {
        int at = find(order >> shift);
        if (table[at + 1] == 0) {
            table[at] = order;
            size++;
        }
        join(at, order, count);
        while (size > LIMIT) {
            coarsen();
        }
        if (size > table.length / 4) {
            rehash(table.length * 2);
        }
    }

    /** Joins counts of a bucket; if they are of different values, its lowest stands for them. */
    private void join(int at, long order, long count) {
        long before = table[at + 1];
        long mixed = (before | count) & MIXED;
        if (mixed == 0 && table[at] != order) {
            mixed = MIXED;
        }
        if (mixed != 0) {
            table[at] = order >> shift << shift;
        }
        table[at + 1] = (before & ~MIXED) + (count & ~MIXED) | mixed;
    }

    /** Drops a bit, and with it those below in which no two values differ. */
    private void coarsen() {
        long differing = 0;
        long any = anyOrder();
        for (int at = 0; at < table.length; at += 2) {
            differing |= table[at + 1] == 0 ? 0 : table[at] ^ any;
        }
        shift = Math.min(63, Math.max(shift, Long.numberOfTrailingZeros(differing)) + 1);
        rehash(table.length);
    }

    private long anyOrder() {
        int at = 0;
        while (table[at + 1] == 0) {
            at += 2;
        }
        return table[at];
    }

    private void rehash(int length) {
        long[] old = table;
        table = new long[length];
        hashShift = 64 - Integer.numberOfTrailingZeros(length / 2);
        size = 0;
        for (int from = 0; from < old.length; from += 2) {
            if (old[from + 1] != 0) {
                int at = find(old[from] >> shift);
                if (table[at + 1] == 0) {
                    table[at] = old[from];
                    size++;
                }
                join(at, old[from], old[from + 1]);
            }
        }
    }

    /** Returns where a key is, or the empty place where it belongs. */
    private int find(long key) {
        int mask = table.length - 1;
        int at = (int) (key * SPREAD >>> hashShift) << 1;
        while (table[at + 1] != 0 && table[at] >> shift != key) {
            at = at + 2 & mask;
        }
        return at;
    }
}
