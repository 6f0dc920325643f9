package io.penstock.columns;

import io.penstock.errors.DataException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Counts of positive doubles by exponent and the eight highest bits of the mantissa. The sign bit of a count says that a
 * value of the bucket was not the bucket's lower end.
 */
final class Octaves {

    private static final int PER_OCTAVE = LogBuckets.BUCKETS_PER_OCTAVE;
    private static final int OCTAVES = 0x800;
    private static final int BUCKETS = OCTAVES * PER_OCTAVE;
    private static final int LOW_BITS = 44;
    private static final long LOW = (1L << LOW_BITS) - 1;
    private static final long SPREAD = Long.MIN_VALUE;

    private final long[] @Nullable [] octaves = new long[OCTAVES][];
    private long total;

    /** Takes the counts of buckets. */
    interface Visitor {
        /** Takes the count of the bucket with a representative value. */
        void accept(double value, long count);
    }

    void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int bucket = (int) (bits >>> LOW_BITS);
        long[] counts = octave(bucket >>> 8);
        long spread = (bits & LOW) == 0 ? 0 : SPREAD;
        counts[bucket & 0xFF] = counts[bucket & 0xFF] + 1 | spread;
        total++;
    }

    void merge(Octaves other) {
        total += other.total;
        for (int octave = 0; octave < OCTAVES; octave++) {
            long[] theirs = other.octaves[octave];
            if (theirs != null) {
                long[] ours = octave(octave);
                for (int i = 0; i < PER_OCTAVE; i++) {
                    ours[i] = number(ours[i]) + number(theirs[i]) | (ours[i] | theirs[i]) & SPREAD;
                }
            }
        }
    }

    long total() {
        return total;
    }

    /** Returns the number of buckets in use. */
    int used() {
        int used = 0;
        for (int bucket = nextUsed(0); bucket < BUCKETS; bucket = nextUsed(bucket + 1)) {
            used++;
        }
        return used;
    }

    void forEachUp(Visitor visitor) {
        for (int bucket = nextUsed(0); bucket < BUCKETS; bucket = nextUsed(bucket + 1)) {
            visitor.accept(representative(bucket), number(count(bucket)));
        }
    }

    void forEachDown(Visitor visitor) {
        for (int bucket = lastUsed(BUCKETS - 1); bucket >= 0; bucket = lastUsed(bucket - 1)) {
            visitor.accept(representative(bucket), number(count(bucket)));
        }
    }

    /** Writes the number of buckets in use, then each with its count. */
    void encode(ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(used()).array());
        for (int bucket = nextUsed(0); bucket < BUCKETS; bucket = nextUsed(bucket + 1)) {
            out.writeBytes(ByteBuffer.allocate(12)
                    .putInt(bucket)
                    .putLong(count(bucket))
                    .array());
        }
    }

    void decode(ByteBuffer in) {
        try {
            int used = in.getInt();
            for (int i = 0; i < used; i++) {
                int bucket = in.getInt();
                long count = in.getLong();
                octave(bucket >>> 8)[bucket & 0xFF] = count;
                total += number(count);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new DataException("The bytes of log buckets are damaged.", e);
        }
    }

    /** Returns the first bucket with a count, from one on, or {@code BUCKETS}. */
    private int nextUsed(int from) {
        int bucket = from;
        while (bucket < BUCKETS && count(bucket) == 0) {
            bucket = octaves[bucket >>> 8] == null ? (bucket | 0xFF) + 1 : bucket + 1;
        }
        return bucket;
    }

    /** Returns the last bucket with a count, down from one, or -1. */
    private int lastUsed(int from) {
        int bucket = from;
        while (bucket >= 0 && count(bucket) == 0) {
            bucket = octaves[bucket >>> 8] == null ? (bucket & ~0xFF) - 1 : bucket - 1;
        }
        return bucket;
    }

    private long count(int bucket) {
        long[] counts = octaves[bucket >>> 8];
        return counts == null ? 0 : counts[bucket & 0xFF];
    }

    /** Returns the middle of a bucket, or its lower end if nothing but that was in it. */
    private double representative(int bucket) {
        long low = (long) bucket << LOW_BITS;
        boolean infinite = bucket >>> 8 == OCTAVES - 1;
        return Double.longBitsToDouble(count(bucket) < 0 && !infinite ? low | 1L << LOW_BITS - 1 : low);
    }

    private long[] octave(int octave) {
        long[] counts = octaves[octave];
        if (counts == null) {
            counts = new long[PER_OCTAVE];
            octaves[octave] = counts;
        }
        return counts;
    }

    private static long number(long count) {
        return count & ~SPREAD;
    }
}
