package io.penstock.data.statistics;

import io.penstock.columns.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Buckets of values in rising order, for quantiles and histograms. Immutable. */
final class Ranking {

    private final long[] orders;
    private final long[] counts;
    private final int shift;
    private final long total;

    /** Takes over values of buckets in rising order, their marked counts, and how many bits of the order a bucket covers. */
    Ranking(long[] orders, long[] counts, int shift) {
        this.orders = orders;
        this.counts = counts;
        this.shift = shift;
        this.total =
                Arrays.stream(counts).map(count -> count & ~ValueBuckets.MIXED).sum();
    }

    int size() {
        return orders.length;
    }

    /** Returns the value of a bucket, or the least that it can hold if it holds several, as {@link ValueBuckets#orderOf} says. */
    long order(int bucket) {
        return orders[bucket];
    }

    long count(int bucket) {
        return counts[bucket] & ~ValueBuckets.MIXED;
    }

    /** Returns whether the values of a bucket differ. */
    boolean isMixed(int bucket) {
        return counts[bucket] < 0;
    }

    /** Returns the value of a bucket, or the least that it can hold if it holds several. */
    double value(int bucket) {
        return ValueBuckets.valueOf(orders[bucket]);
    }

    /** Returns the share of the largest bucket of several values, or 0: no rank is wrong by more. */
    double rankError() {
        long largest = 0;
        for (long count : counts) {
            largest = count < 0 ? Math.max(largest, count & ~ValueBuckets.MIXED) : largest;
        }
        return largest == 0 ? 0 : (double) largest / total;
    }

    /** Returns the quantiles of {@code 0, 1/parts, ..., 1}, see {@link NumericStatistics}, inside a known range. */
    List<Double> quantiles(int parts, double min, double max) {
        List<Double> quantiles = new ArrayList<>(parts + 1);
        for (int i = 0; i <= parts; i++) {
            quantiles.add(i == 0 ? min : i == parts ? max : clamp(quantile(i, parts), min, max));
        }
        return quantiles;
    }

    /** Counts into bins of equal width; a bucket counts where its middle lies. */
    Histogram equalWidth(int bins, double min, double max) {
        int number = min < max ? bins : 1;
        List<Double> edges = new ArrayList<>(number + 1);
        for (int i = 0; i <= number; i++) {
            edges.add(i == number ? max : min + (max / number - min / number) * i);
        }
        return count(edges, min, max);
    }

    /** Counts into bins whose edges are quantiles, each edge once. */
    Histogram equalDepth(List<Double> quantiles) {
        List<Double> edges = new ArrayList<>(quantiles.stream().distinct().toList());
        if (edges.size() == 1) {
            edges.add(edges.get(0));
        }
        return count(edges, edges.get(0), edges.get(edges.size() - 1));
    }

    /** Counts into bins with these edges; a bucket counts where its middle lies. */
    Histogram count(List<Double> edges, double min, double max) {
        long[] filled = new long[edges.size() - 1];
        int bin = 0;
        for (int bucket = 0; bucket < orders.length; bucket++) {
            double middle = clamp(at(bucket, 0.5), min, max);
            while (bin < filled.length - 1 && middle >= edges.get(bin + 1)) {
                bin++;
            }
            filled[bin] += count(bucket);
        }
        return new Histogram(edges, Arrays.stream(filled).boxed().toList());
    }

    /** With rank {@code h = (n - 1) i / parts}: the value at floor(h), moved towards the next one by the fraction of h. */
    private double quantile(int i, int parts) {
        long numerator = Math.multiplyExact(total - 1, (long) i);
        long rank = numerator / parts;
        double fraction = (double) (numerator % parts) / parts;
        double low = atRank(rank);
        return fraction == 0 ? low : low + (atRank(rank + 1) - low) * fraction;
    }

    private double atRank(long rank) {
        long below = 0;
        int bucket = 0;
        while (below + count(bucket) <= rank) {
            below += count(bucket++);
        }
        return at(bucket, (rank - below + 0.5) / count(bucket));
    }

    /** Returns the value at a share of a bucket's width. */
    private double at(int bucket, double share) {
        double low = value(bucket);
        if (!isMixed(bucket)) {
            return low;
        }
        double high = ValueBuckets.valueOf(orders[bucket] + (1L << shift) - 1);
        return low * (1 - share) + high * share;
    }

    private static double clamp(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
