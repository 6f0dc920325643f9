package io.penstock.columns;

import io.penstock.errors.DataException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A sketch of a distribution: counts of values in buckets of nearly logarithmic width, for quantiles and histograms.
 *
 * <p>Each power of two is cut into {@value #BUCKETS_PER_OCTAVE} buckets of equal width, for both signs; the bucket is read off
 * the bits of the double, so that it is the same on every machine. A quantile is within 1/512 (0.2 %) of the value of that
 * rank, relatively, and exact where all values of its bucket are the same round number, as with small integers. Counts
 * are integers: merging in any order and grouping gives the same sketch, and equal multisets of values give equal bytes.
 *
 * <p>Memory: 2 KiB for each power of two that occurs, at most 8 MiB. Not thread-safe.
 */
public final class LogBuckets {

    /** The number of buckets between a power of two and the next. */
    static final int BUCKETS_PER_OCTAVE = 256;

    private static final byte VERSION = 1;

    private final Octaves positive = new Octaves();
    private final Octaves negative = new Octaves();
    private long zeros;
    private long nans;
    private long missing;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Adds a value. NaN is counted apart. */
    public void add(double value) {
        if (value > 0) {
            positive.add(value);
        } else if (value < 0) {
            negative.add(-value);
        } else if (value == 0) {
            zeros++;
        } else {
            nans++;
        }
        if (value < min) {
            min = value + 0.0; // zeros of both signs are kept as one, since they compare equal
        }
        if (value > max) {
            max = value + 0.0;
        }
    }

    /** Adds values. */
    public void addAll(double[] values) {
        for (double value : values) {
            add(value);
        }
    }

    /** Counts rows without a value. */
    public void addMissing(long rows) {
        missing += rows;
    }

    /** Adds all rows of a column. */
    public void addAll(NumericColumn column) {
        missing += column.missing();
        addAll(column.present());
    }

    /** Adds the counts of another, which stays as it is. */
    public void merge(LogBuckets other) {
        positive.merge(other.positive);
        negative.merge(other.negative);
        zeros += other.zeros;
        nans += other.nans;
        missing += other.missing;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** Returns the number of values, NaN and missing left out. */
    public long count() {
        return positive.total() + negative.total() + zeros;
    }

    /** Returns the number of values that are zero. */
    public long zeros() {
        return zeros;
    }

    /** Returns the number of values that are not a number. */
    public long nans() {
        return nans;
    }

    /** Returns the number of rows without a value. */
    public long missing() {
        return missing;
    }

    /** Returns the least value, exactly; positive infinity without values. */
    public double min() {
        return min;
    }

    /** Returns the greatest value, exactly; negative infinity without values. */
    public double max() {
        return max;
    }

    /**
     * Returns the value of rank {@code ceil(q * count)}, counted from 1 (the nearest-rank quantile), within 1/512 relatively;
     * the exact least and greatest value for 0 and 1. NaN without values.
     *
     * @param q from 0 to 1
     */
    public double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("A quantile is asked for from 0 to 1, not '%s'.".formatted(q));
        }
        return ranks().quantile(q);
    }

    /** Returns the quantiles at {@code 0, 1/parts, 2/parts, ..., 1}: the edges of a histogram of equal depth. */
    public double[] quantiles(int parts) {
        Ranks ranks = ranks();
        double[] edges = new double[parts + 1];
        for (int i = 0; i <= parts; i++) {
            edges[i] = ranks.quantile((double) i / parts);
        }
        return edges;
    }

    /**
     * Returns how many finite values fall into bins of equal width between the least and the greatest finite value that the
     * sketch knows. A value may land in the neighbouring bin if it is within 1/512 of the edge, relatively.
     *
     * @param bins at least 1
     */
    public Histogram histogram(int bins) {
        double[] range = finiteRange();
        Histogram.Filler filler = new Histogram.Filler(bins, range[0], range[1]);
        forEach((value, number) -> {
            if (Double.isFinite(value)) {
                filler.add(Math.max(range[0], Math.min(range[1], value)), number);
            }
        });
        return filler.histogram();
    }

    /** Returns the sketch as bytes; sketches of the same values give equal bytes. */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.writeBytes(ByteBuffer.allocate(40)
                .putLong(zeros)
                .putLong(nans)
                .putLong(missing)
                .putDouble(min)
                .putDouble(max)
                .array());
        negative.encode(out);
        positive.encode(out);
        return out.toByteArray();
    }

    /**
     * Returns the sketch that {@link #encode} wrote.
     *
     * @throws DataException if the bytes are not such a sketch
     */
    public static LogBuckets decode(byte[] bytes) {
        if (bytes.length < 49 || bytes[0] != VERSION) {
            throw new DataException("%d bytes are not log buckets of version %d.".formatted(bytes.length, VERSION));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        LogBuckets buckets = new LogBuckets();
        buckets.zeros = in.getLong();
        buckets.nans = in.getLong();
        buckets.missing = in.getLong();
        buckets.min = in.getDouble();
        buckets.max = in.getDouble();
        buckets.negative.decode(in);
        buckets.positive.decode(in);
        return buckets;
    }

    private Ranks ranks() {
        Ranks ranks = new Ranks(negative.used() + positive.used() + 1, min, max);
        forEach(ranks::add);
        return ranks;
    }

    private void forEach(Octaves.Visitor visitor) {
        negative.forEachDown((value, number) -> visitor.accept(-value, number));
        if (zeros > 0) {
            visitor.accept(0, zeros);
        }
        positive.forEachUp(visitor);
    }

    /** Returns the least and the greatest finite value: exact, or a bucket's representative if there are infinities. */
    private double[] finiteRange() {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        forEach((value, number) -> {
            if (Double.isFinite(value)) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        });
        if (range[0] > range[1]) {
            return new double[2];
        }
        return new double[] {Double.isFinite(min) ? min : range[0], Double.isFinite(max) ? max : range[1]};
    }
}
