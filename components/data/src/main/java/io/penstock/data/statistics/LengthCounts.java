package io.penstock.data.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts of lengths: each one alone up to {@value #SHORT}, longer ones in {@link ValueBuckets}. */
final class LengthCounts {

    private static final int SHORT = 256;

    private final long[] counts = new long[SHORT];
    private ValueBuckets longer = new ValueBuckets();
    private long number;
    private long total;
    private long min = Long.MAX_VALUE;
    private long max;

    void add(int length, long count) {
        number += count;
        total += length * count;
        min = Math.min(min, length);
        max = Math.max(max, length);
        if (length < SHORT) {
            counts[length] += count;
        } else {
            longer.add((double) length, count);
        }
    }

    void merge(LengthCounts other) {
        number += other.number;
        total += other.total;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        for (int length = 0; length < SHORT; length++) {
            counts[length] += other.counts[length];
        }
        longer.merge(other.longer);
    }

    long number() {
        return number;
    }

    /** Returns what was counted, at least one length. */
    LengthStatistics statistics(int bins) {
        ValueBuckets all = new ValueBuckets();
        for (int length = 0; length < SHORT; length++) {
            if (counts[length] > 0) {
                all.add((double) length, counts[length]);
            }
        }
        all.merge(longer);
        Ranking ranking = all.ranking();
        return new LengthStatistics(
                total,
                (double) total / number,
                min,
                max,
                ranking.equalWidth(bins, (double) min, (double) max),
                ranking.equalDepth(ranking.quantiles(bins, (double) min, (double) max)));
    }

    void encode(DataOutput out) throws IOException {
        Varints.write(out, number);
        Varints.write(out, total);
        out.writeLong(min);
        out.writeLong(max);
        int used = SHORT;
        while (used > 0 && counts[used - 1] == 0) {
            used--;
        }
        Varints.write(out, used);
        for (int length = 0; length < used; length++) {
            Varints.write(out, counts[length]);
        }
        longer.encode(out);
    }

    static LengthCounts decode(DataInput in) throws IOException {
        LengthCounts decoded = new LengthCounts();
        decoded.number = Varints.read(in);
        decoded.total = Varints.read(in);
        decoded.min = in.readLong();
        decoded.max = in.readLong();
        int used = Varints.readSize(in, SHORT);
        for (int length = 0; length < used; length++) {
            decoded.counts[length] = Varints.read(in);
        }
        decoded.longer = ValueBuckets.decode(in);
        return decoded;
    }
}
