package io.penstock.columns;

/**
 * Sums of doubles whose exponents are at most {@value #WINDOW} below the greatest, and of their squares: integers in units of the least
 * such exponent, so that registers hold them until the end. They are exact, and so equal to the bit to what {@link ExactSum} makes
 * of the values one by one; most columns have most of their values so near to each other.
 */
final class NearbyNumbers {

    /** The most values, so that no sum of 32-bit digits overflows. */
    static final int MOST = 1 << 15;

    /** A mantissa of 53 bits moved up by so many takes 63 bits at most, its square 126. */
    private static final int WINDOW = 10;

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long HIDDEN_BIT = 1L << 52;

    /** Exponents, as the bits of a double hold them, within which squares are exact as two doubles; see {@link ExactMoments}. */
    private static final int LEAST_EXPONENT = 1023 - 484;

    private static final int GREATEST_EXPONENT = 1023 + 509;

    private final int base;
    private long low;
    private long high;
    private long square0;
    private long square1;
    private long square2;
    private long square3;

    private NearbyNumbers(int base) {
        this.base = base;
    }

    /** Returns sums that will take the values near the greatest of some. */
    static NearbyNumbers of(double[] values, int from, int to) {
        int greatest = 0;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, exponent(Double.doubleToRawLongBits(values[i])));
        }
        return new NearbyNumbers(
                greatest > GREATEST_EXPONENT ? Integer.MAX_VALUE : Math.max(LEAST_EXPONENT, greatest - WINDOW));
    }

    /** Adds a value, unless it is not near enough; a zero, which is nothing to add, always is. */
    boolean add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int shift = exponent(bits) - base;
        if (shift < 0) {
            return value == 0;
        }
        long mantissa = bits & MANTISSA | HIDDEN_BIT;
        long sign = bits >> 63;
        long moved = (mantissa << shift ^ sign) - sign;
        low += moved & LOW;
        high += moved >> 32;
        addSquare(mantissa, 2 * shift);
        return true;
    }

    /** Adds the sums to others. */
    void addTo(ExactSum sum, ExactSum squares) {
        if ((square0 | square1 | square2 | square3) != 0) {
            sum.addUnits(low, base);
            sum.addUnits(high, base + 32);
            int position = 2 * base + ExactSum.UNIT_EXPONENT;
            squares.addUnits(square0, position);
            squares.addUnits(square1, position + 32);
            squares.addUnits(square2, position + 64);
            squares.addUnits(square3, position + 96);
        }
    }

    private void addSquare(long mantissa, int shift) {
        long lower = mantissa * mantissa;
        long upper = Math.multiplyHigh(mantissa, mantissa) << shift | lower >>> 1 >>> 63 - shift;
        lower <<= shift;
        square0 += lower & LOW;
        square1 += lower >>> 32;
        square2 += upper & LOW;
        square3 += upper >>> 32;
    }

    private static int exponent(long bits) {
        return (int) (bits >>> 52) & 0x7FF;
    }
}
