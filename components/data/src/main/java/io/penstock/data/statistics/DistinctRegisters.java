package io.penstock.data.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An estimate of how many distinct hashes were seen, with a standard error of 0.2 %: HyperLogLog (Flajolet, Fusy, Gandouet,
 * Meunier, AOFA 2007) of 2^{@value #INDEX_BITS} registers, a byte each. Registers keep maxima, so that they do not depend on
 * order, grouping or repetition.
 */
final class DistinctRegisters {

    private static final int INDEX_BITS = 18;
    private static final int REGISTERS = 1 << INDEX_BITS;

    /** The greatest value of a register: one more than the bits that are not its index. */
    private static final int MOST = Long.SIZE - INDEX_BITS + 1;

    private static final double ALPHA = 0.7213475204444817; // 1 / (2 ln 2)

    private final byte[] registers = new byte[REGISTERS];

    void add(long hash) {
        int index = (int) hash & REGISTERS - 1;
        byte value = (byte) Math.min(MOST, Long.numberOfLeadingZeros(hash & -REGISTERS) + 1);
        if (value > registers[index]) {
            registers[index] = value;
        }
    }

    void merge(DistinctRegisters other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    /**
     * Returns the estimate: algorithm 6 of Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017,
     * arXiv:1702.01284), which needs no correction in any range.
     */
    long estimate() {
        int[] histogram = new int[MOST + 1];
        for (byte register : registers) {
            histogram[register]++;
        }
        double z = REGISTERS * tau(1 - (double) histogram[MOST] / REGISTERS);
        for (int value = MOST - 1; value >= 1; value--) {
            z = 0.5 * (z + histogram[value]);
        }
        z += REGISTERS * sigma((double) histogram[0] / REGISTERS);
        return Math.round(ALPHA * REGISTERS * REGISTERS / z);
    }

    void encode(DataOutput out) throws IOException {
        out.write(registers);
    }

    static DistinctRegisters decode(DataInput in) throws IOException {
        DistinctRegisters decoded = new DistinctRegisters();
        in.readFully(decoded.registers);
        for (int i = 0; i < REGISTERS; i++) {
            decoded.registers[i] = (byte) Math.max(0, Math.min(MOST, decoded.registers[i]));
        }
        return decoded;
    }

    /** Of registers that are 0: {@code x + sum of x^(2^k) 2^(k-1)}. */
    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = share;
        double weight = 1;
        double sum = share;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * weight;
            weight *= 2;
        } while (sum != before);
        return sum;
    }

    /** Of registers at their greatest value: {@code (1 - x - sum of (1 - x^(2^-k))² 2^-k) / 3}. */
    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double weight = 1;
        double rest = 1 - share;
        double before;
        do {
            root = Math.sqrt(root);
            before = rest;
            weight /= 2;
            rest -= (1 - root) * (1 - root) * weight;
        } while (rest != before);
        return rest / 3;
    }
}
