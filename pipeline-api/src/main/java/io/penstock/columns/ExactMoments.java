package io.penstock.columns;

import io.penstock.errors.DataException;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Count, mean, variance and range of doubles, the same to the bit in any order and grouping.
 *
 * <p>Sums of values and of squares are {@link ExactSum}s. A square enters as the two doubles {@code x*x} and {@code fma(x, x,
 * -x*x)}, whose sum is exact while {@code 2^-485 < |x| < 2^511}; smaller squares are within 2^-1074 and larger ones may be
 * infinite. The variance is computed from the exact sums, so that it loses nothing to cancellation. Not thread-safe.
 */
public final class ExactMoments {

    private static final byte VERSION = 1;

    private final ExactSum sum;
    private final ExactSum squares;
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Begins with no values. */
    public ExactMoments() {
        this(new ExactSum(), new ExactSum());
    }

    private ExactMoments(ExactSum sum, ExactSum squares) {
        this.sum = sum;
        this.squares = squares;
    }

    /** Adds a value. NaN makes every figure but the count NaN. */
    public void add(double value) {
        count++;
        sum.add(value);
        squares.addProduct(value, value);
        widen(value);
    }

    /**
     * Adds a value as often as it occurs: the same to the bit as adding it one by one.
     *
     * @param times at least 1, at most 2^53
     */
    public void add(double value, long times) {
        count += times;
        sum.add(value, times);
        double square = value * value;
        squares.add(square, times);
        squares.add(ExactSum.productError(value, value, square), times);
        widen(value);
    }

    /** Adds the values that a column has. */
    public void addAll(NumericColumn column) {
        addAll(column.present());
    }

    /** Adds values. */
    public void addAll(double[] values) {
        addAll(values, 0, values.length);
    }

    /** Adds the values {@code from} to {@code to - 1}: the same to the bit as adding them one by one, and several times faster. */
    public void addAll(double[] values, int from, int to) {
        for (int start = from; start < to; start += NearbyNumbers.MOST) {
            addRun(values, start, Math.min(to, start + NearbyNumbers.MOST));
        }
    }

    /** Adds the values of another, which stays as it is. */
    public void merge(ExactMoments other) {
        count += other.count;
        sum.merge(other.sum);
        squares.merge(other.squares);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** Returns the number of values. */
    public long count() {
        return count;
    }

    /** Returns the exact sum, rounded once. */
    public double sum() {
        return sum.value();
    }

    /** Returns the sum over the count, NaN without values. */
    public double mean() {
        return sum.value() / count;
    }

    /** Returns the population variance {@code (sum x² - (sum x)²/n) / n}, NaN without values. */
    public double variance() {
        return variance(count);
    }

    /** Returns the sample variance, over {@code n - 1}; NaN for fewer than two values. */
    public double sampleVariance() {
        return variance(count - 1);
    }

    /** Returns the square root of the population variance. */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** Returns the least value; positive infinity without values. */
    public double min() {
        return min;
    }

    /** Returns the greatest value; negative infinity without values. */
    public double max() {
        return max;
    }

    /** Returns the moments as bytes; moments of the same values give equal bytes. */
    public byte[] encode() {
        byte[] first = sum.encode();
        byte[] second = squares.encode();
        return ByteBuffer.allocate(29 + first.length + second.length)
                .put(VERSION)
                .putLong(count)
                .putLong(Double.doubleToLongBits(min))
                .putLong(Double.doubleToLongBits(max))
                .putInt(first.length)
                .put(first)
                .put(second)
                .array();
    }

    /**
     * Returns the moments that {@link #encode} wrote.
     *
     * @throws DataException if the bytes are not such moments
     */
    public static ExactMoments decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 29 || in.get() != VERSION || in.getInt(25) < 0 || in.getInt(25) > bytes.length - 29) {
            throw new DataException("%d bytes are not moments of version %d.".formatted(bytes.length, VERSION));
        }
        long count = in.getLong();
        double min = in.getDouble();
        double max = in.getDouble();
        byte[] first = new byte[in.getInt()];
        in.get(first);
        byte[] second = new byte[in.remaining()];
        in.get(second);
        ExactMoments moments = new ExactMoments(ExactSum.decode(first), ExactSum.decode(second));
        moments.count = count;
        moments.min = min;
        moments.max = max;
        return moments;
    }

    /** Adds those that are near the greatest together, and the others one by one. */
    private void addRun(double[] values, int from, int to) {
        NearbyNumbers nearby = NearbyNumbers.of(values, from, to);
        for (int i = from; i < to; i++) {
            if (nearby.add(values[i])) {
                count++;
                widen(values[i]);
            } else {
                add(values[i]);
            }
        }
        nearby.addTo(sum, squares);
    }

    /** Compares without {@link Math#min}, which is slower; zeros of both signs are kept as one, since they compare equal. */
    private void widen(double value) {
        if (value < min) {
            min = value + 0.0;
        }
        if (value > max) {
            max = value + 0.0;
        }
        if (Double.isNaN(value)) {
            min = Double.NaN;
            max = Double.NaN;
        }
    }

    /** With sums S1 and S2 in units u: {@code (n S2 u - (S1 u)²) / (n d)}, exact up to the last rounding. */
    private double variance(long divisor) {
        if (divisor < 1 || sum.isSpecial() || squares.isSpecial()) {
            return Double.NaN;
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger first = sum.units();
        BigInteger second = squares.units().shiftLeft(-ExactSum.UNIT_EXPONENT);
        BigInteger numerator =
                n.multiply(second).subtract(first.multiply(first)).max(BigInteger.ZERO);
        BigInteger quotient =
                numerator.shiftRight(-ExactSum.UNIT_EXPONENT).divide(n.multiply(BigInteger.valueOf(divisor)));
        return ExactSum.nearest(quotient);
    }
}
