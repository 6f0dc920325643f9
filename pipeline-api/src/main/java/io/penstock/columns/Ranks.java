package io.penstock.columns;

import java.util.Arrays;

/** Values in rising order with the number of values up to and with each. */
final class Ranks {

    private final double[] values;
    private final long[] upTo;
    private final double min;
    private final double max;
    private int size;

    Ranks(int capacity, double min, double max) {
        this.values = new double[capacity];
        this.upTo = new long[capacity];
        this.min = min;
        this.max = max;
    }

    /** Appends a value not below the last one, so many times. */
    void add(double value, long number) {
        values[size] = Math.max(min, Math.min(max, value));
        upTo[size] = (size == 0 ? 0 : upTo[size - 1]) + number;
        size++;
    }

    double quantile(double q) {
        if (size == 0) {
            return Double.NaN;
        }
        long count = upTo[size - 1];
        long rank = Math.min(count, Math.max(1, (long) Math.ceil(q * count)));
        if (rank == 1 || rank == count) {
            return rank == 1 ? min : max;
        }
        int at = Arrays.binarySearch(upTo, 0, size, rank);
        return values[at < 0 ? -at - 1 : at];
    }
}
