package io.penstock.columns;

import io.penstock.errors.DataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sum of doubles without rounding error, the same to the bit in any order and grouping; rounded once, to nearest even,
 * when it is read.
 *
 * <p>A fixed-point number of 2,144 bits in chunks of 32, with room in each for carries: the small superaccumulator of R. M.
 * Neal, "Fast exact summation using small and large superaccumulators" (2015, arXiv:1505.05571), section 2. About 3 ns a
 * value. Holds at least 2^63 values. Not thread-safe.
 */
public final class ExactSum {

    private static final byte VERSION = 1;
    private static final int CHUNKS = 67;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final long MANTISSA = (1L << 52) - 1;

    /** Adding changes a chunk by less than 2^52, so that this many values cannot overflow 63 bits. */
    private static final int ADDS_BETWEEN_CARRIES = 1 << 11;

    /** The value of the lowest bit is 2 to this power. */
    static final int UNIT_EXPONENT = -1075;

    private static final int POSITIVE_INFINITY = 1;
    private static final int NEGATIVE_INFINITY = 2;
    private static final int NAN = 4;

    private final long[] chunks = new long[CHUNKS];
    private int addsLeft = ADDS_BETWEEN_CARRIES - 1;
    private int special;

    /** Adds a value. Infinities and NaN act as in IEEE 754 addition. */
    public void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & 0x7FF;
        long mantissa = bits & MANTISSA;
        if (exponent == 0x7FF) {
            addSpecial(bits, mantissa);
            return;
        }
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << 52;
        }
        addShifted(bits >> 63, mantissa, exponent);
    }

    /**
     * Adds a value as often as it occurs: the same to the bit as adding it one by one.
     *
     * @param times at least 1, at most 2^53
     */
    public void add(double value, long times) {
        if (Double.isFinite(value * times) || !Double.isFinite(value)) {
            addProduct(value, (double) times);
        } else {
            ExactSum one = new ExactSum();
            one.add(value);
            ExactSum all = new ExactSum();
            all.setUnits(one.units().multiply(BigInteger.valueOf(times)));
            merge(all);
        }
    }

    /**
     * Adds a product without rounding: as {@code a*b} and its {@link #productError}. Exact unless the product is infinite or below
     * 2^-968.
     */
    public void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        double error = productError(a, b, product);
        if (error != 0) {
            add(error);
        }
    }

    /**
     * Returns by how much a rounded product is too low, 0 if it is not finite: {@code fma(a, b, -ab)} (Ogita, Rump and Oishi, "Accurate
     * sum and dot product", SIAM Journal on Scientific Computing 26, 2005, algorithm 3.5).
     *
     * @param product {@code a * b}
     */
    public static double productError(double a, double b, double product) {
        return Double.isFinite(product) ? Math.fma(a, b, -product) : 0;
    }

    /** Adds the values that a column has. */
    public void addAll(NumericColumn column) {
        addAll(column.present());
    }

    /** Adds values. */
    public void addAll(double[] values) {
        for (double value : values) {
            add(value);
        }
    }

    /** Adds another sum, which stays as it is. */
    public void merge(ExactSum other) {
        carry();
        other.carry();
        for (int i = 0; i < CHUNKS; i++) {
            chunks[i] += other.chunks[i];
        }
        carry();
        special |= other.special;
    }

    /** Returns the double nearest to the sum, ties to even; 0.0 for a sum of nothing. */
    public double value() {
        if (special != 0) {
            return specialValue();
        }
        BigInteger sum = units();
        double magnitude = nearest(sum.abs());
        return sum.signum() < 0 ? -magnitude : magnitude;
    }

    /** Returns the sum without any rounding, for further exact arithmetic; empty if infinities or NaN were added. */
    public Optional<BigDecimal> exact() {
        if (special != 0) {
            return Optional.empty();
        }
        BigInteger sum = units();
        int zeros = Math.max(0, sum.getLowestSetBit());
        BigInteger digits = sum.shiftRight(zeros);
        int exponent = zeros + UNIT_EXPONENT;
        return Optional.of(
                exponent >= 0
                        ? new BigDecimal(digits.shiftLeft(exponent))
                        : new BigDecimal(digits.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent));
    }

    /** Returns the sum as bytes; equal sums give equal bytes. */
    public byte[] encode() {
        byte flags = (byte) canonicalSpecial();
        BigInteger sum = flags == 0 ? units() : BigInteger.ZERO;
        int zeros = Math.max(0, sum.getLowestSetBit());
        byte[] digits = sum.shiftRight(zeros).toByteArray();
        return ByteBuffer.allocate(4 + digits.length)
                .put(VERSION)
                .put(flags)
                .putShort((short) zeros)
                .put(digits)
                .array();
    }

    /**
     * Returns the sum that {@link #encode} wrote.
     *
     * @throws DataException if the bytes are not such a sum
     */
    public static ExactSum decode(byte[] bytes) {
        if (bytes.length < 5 || bytes.length > 4 + 4 * (CHUNKS + 1) || bytes[0] != VERSION) {
            throw new DataException("%d bytes are not an exact sum of version %d.".formatted(bytes.length, VERSION));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        ExactSum sum = new ExactSum();
        sum.special = in.get() & (POSITIVE_INFINITY | NEGATIVE_INFINITY | NAN);
        int zeros = in.getShort();
        BigInteger digits = new BigInteger(bytes, in.position(), in.remaining());
        if (zeros < 0 || zeros + digits.bitLength() > 32 * (CHUNKS + 1)) {
            throw new DataException("%d bytes are not an exact sum: it is out of range.".formatted(bytes.length));
        }
        sum.setUnits(digits.shiftLeft(zeros));
        return sum;
    }

    /** Returns the finite part of the sum in units of 2^{@value #UNIT_EXPONENT}. */
    BigInteger units() {
        carry();
        byte[] digits = new byte[4 * (CHUNKS + 1)];
        ByteBuffer out = ByteBuffer.wrap(digits).putLong(chunks[CHUNKS - 1]);
        for (int i = CHUNKS - 2; i >= 0; i--) {
            out.putInt((int) chunks[i]);
        }
        return new BigInteger(digits);
    }

    /** Returns whether infinities or NaN were added, so that the sum is one of these. */
    boolean isSpecial() {
        return special != 0;
    }

    /** Returns {@code units * 2^UNIT_EXPONENT} rounded to nearest even. */
    static double nearest(BigInteger units) {
        int shift = Math.max(units.bitLength() - 53, 1);
        long kept = units.shiftRight(shift).longValueExact();
        boolean half = units.testBit(shift - 1);
        boolean beyondHalf = half && units.getLowestSetBit() < shift - 1;
        if (beyondHalf || half && (kept & 1) == 1) {
            kept++;
        }
        return Math.scalb((double) kept, shift + UNIT_EXPONENT);
    }

    /** Adds {@code units * 2^(position + UNIT_EXPONENT)}, where {@code |units| < 2^53}. */
    void addUnits(long units, int position) {
        long sign = units >> 63;
        addShifted(sign, (units ^ sign) - sign, position);
    }

    private void addShifted(long sign, long mantissa, int exponent) {
        int chunk = exponent >>> 5;
        int shift = exponent & 31;
        long low = mantissa << shift & LOW;
        long high = mantissa >>> 32 - shift;
        chunks[chunk] += (low ^ sign) - sign; // negates if the sign is all ones, without a branch
        chunks[chunk + 1] += (high ^ sign) - sign;
        if (--addsLeft == 0) {
            carry();
        }
    }

    private void addSpecial(long bits, long mantissa) {
        if (mantissa != 0) {
            special |= NAN;
        } else {
            special |= bits < 0 ? NEGATIVE_INFINITY : POSITIVE_INFINITY;
        }
    }

    /** Brings all chunks but the highest into 0 to 2^32 - 1, which makes the chunks of a sum unique. */
    private void carry() {
        long carry = 0;
        for (int i = 0; i < CHUNKS - 1; i++) {
            long chunk = chunks[i] + carry;
            chunks[i] = chunk & LOW;
            carry = chunk >> 32;
        }
        chunks[CHUNKS - 1] += carry;
        addsLeft = ADDS_BETWEEN_CARRIES - 1;
    }

    private void setUnits(BigInteger units) {
        Arrays.setAll(chunks, i -> units.shiftRight(32 * i).longValue() & LOW);
        chunks[CHUNKS - 1] = units.shiftRight(32 * (CHUNKS - 1)).longValue();
    }

    private int canonicalSpecial() {
        boolean both = (special & POSITIVE_INFINITY) != 0 && (special & NEGATIVE_INFINITY) != 0;
        return both || (special & NAN) != 0 ? NAN : special;
    }

    private double specialValue() {
        return switch (canonicalSpecial()) {
            case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
