package io.penstock.data.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A growing list of sums of weights, each weight rounded down to a multiple of 2^-52, so that sums are integers and do not depend
 * on order. Holds 2^31 of the greatest weights.
 */
final class WeightSums {

    private static final int PART_BITS = 52;
    private static final long ONE = 1L << PART_BITS;

    private long[] whole = new long[16];
    private long[] part = new long[16];

    void add(int entry, double weight) {
        long integer = (long) weight;
        add(entry, integer, (long) ((weight - integer) * ONE));
    }

    void add(int entry, WeightSums other, int otherEntry) {
        add(entry, other.whole[otherEntry], other.part[otherEntry]);
    }

    double value(int entry) {
        return entry < whole.length ? whole[entry] + part[entry] / (double) ONE : 0;
    }

    /** Returns a sum in units of 2^-52. */
    BigInteger units(int entry) {
        return BigInteger.valueOf(whole[entry]).shiftLeft(PART_BITS).add(BigInteger.valueOf(part[entry]));
    }

    void encode(DataOutput out, int entry) throws IOException {
        Varints.write(out, whole[entry]);
        Varints.write(out, part[entry]);
    }

    void decode(DataInput in, int entry) throws IOException {
        add(entry, Varints.read(in), Varints.read(in) & ONE - 1);
    }

    private void add(int entry, long moreWhole, long morePart) {
        if (entry >= whole.length) {
            whole = Arrays.copyOf(whole, 2 * entry);
            part = Arrays.copyOf(part, 2 * entry);
        }
        long sum = part[entry] + morePart;
        whole[entry] += moreWhole + (sum >>> PART_BITS);
        part[entry] = sum & ONE - 1;
    }
}
