package io.penstock.data.statistics;

import io.penstock.data.statistics.WeightedStatistics.ValueWeight;
import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Weights of finite doubles, in the buckets of {@link ValueBuckets}, which are chosen by the values alone. */
final class WeightBuckets {

    private Map<Long, Integer> entries = new HashMap<>();
    private WeightSums sums = new WeightSums();
    private int shift;

    void add(double value, double weight) {
        sums.add(entry(ValueBuckets.orderOf(value + 0.0) >> shift), weight);
        limit();
    }

    void merge(WeightBuckets other) {
        while (shift < other.shift) {
            coarsen();
        }
        other.entries.forEach((key, entry) -> {
            sums.add(entry(key >> shift - other.shift), other.sums, entry);
            limit();
        });
    }

    void encode(DataOutput out) throws IOException {
        out.writeByte(shift);
        Varints.write(out, entries.size());
        for (long key : keys()) {
            out.writeLong(key);
            sums.encode(out, entry(key));
        }
    }

    static WeightBuckets decode(DataInput in) throws IOException {
        WeightBuckets decoded = new WeightBuckets();
        decoded.shift = in.readByte();
        if (decoded.shift < 0 || decoded.shift > 63) {
            throw new DataException("Bytes are not weights of values: a shift of '%d'.".formatted(decoded.shift));
        }
        int size = Varints.readSize(in, ValueBuckets.LIMIT);
        for (int i = 0; i < size; i++) {
            decoded.sums.decode(in, decoded.entry(in.readLong()));
        }
        return decoded;
    }

    /** Returns the values of greatest weight, none if values share buckets. */
    List<ValueWeight> heaviest(int limit, DoubleFunction<String> text) {
        if (shift > 0) {
            return List.of();
        }
        long[] keys = keys();
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -sums.value(entry(keys[i])))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .map(i -> new ValueWeight(text.apply(ValueBuckets.valueOf(keys[i])), sums.value(entry(keys[i]))))
                .toList();
    }

    /**
     * Returns the quantiles of {@code 0, 1/parts, ..., 1}: the least value at which the weights reach {@code i / parts} of all.
     * There is some weight.
     */
    List<Double> quantiles(int parts, double min, double max) {
        long[] keys = keys();
        BigInteger total = total();
        List<Double> quantiles = new ArrayList<>(parts + 1);
        BigInteger reached = BigInteger.ZERO;
        int at = -1;
        for (int i = 0; i <= parts; i++) {
            BigInteger wanted = total.multiply(BigInteger.valueOf(i)).max(BigInteger.ONE);
            while (reached.multiply(BigInteger.valueOf(parts)).compareTo(wanted) < 0) {
                reached = reached.add(sums.units(entry(keys[++at])));
            }
            quantiles.add(Math.max(min, Math.min(max, middle(keys[at]))));
        }
        return quantiles;
    }

    /** Returns the share of the heaviest bucket of several values, or 0. */
    double rankError() {
        return shift == 0
                ? 0
                : entries.values().stream().mapToDouble(sums::value).max().orElse(0) / total().doubleValue() * 0x1p52;
    }

    boolean hasWeight() {
        return total().signum() > 0;
    }

    private BigInteger total() {
        return entries.values().stream().map(sums::units).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private double middle(long key) {
        double low = ValueBuckets.valueOf(key << shift);
        return shift == 0 ? low : low / 2 + ValueBuckets.valueOf((key << shift) + (1L << shift) - 1) / 2;
    }

    private long[] keys() {
        long[] keys = entries.keySet().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(keys);
        return keys;
    }

    private int entry(long key) {
        Integer entry = entries.get(key);
        if (entry == null) {
            entry = entries.size();
            entries.put(key, entry);
        }
        return entry;
    }

    private void limit() {
        while (entries.size() > ValueBuckets.LIMIT) {
            coarsen();
        }
    }

    private void coarsen() {
        shift++;
        Map<Long, Integer> before = entries;
        WeightSums weights = sums;
        entries = new HashMap<>();
        sums = new WeightSums();
        before.forEach((key, entry) -> sums.add(entry(key >> 1), weights, entry));
    }
}
