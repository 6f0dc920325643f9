package io.penstock.data.source;

import io.penstock.columns.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers of one type as those of another, where that loses nothing. */
final class Numbers {

    private static final double BEYOND_LONGS = 0x1p63;

    private Numbers() {}

    static Optional<Long> integer(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return Optional.of(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            return whole(((Number) value).doubleValue());
        }
        return exact(value).flatMap(Numbers::whole);
    }

    /** Returns the double of a value; of a decimal, the nearest one. */
    static Optional<Double> real(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Optional.of(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal.doubleValue()).filter(Double::isFinite);
        }
        return integer(value).filter(Numbers::isDouble).map(Long::doubleValue);
    }

    /** Returns the nearest float, unless it is infinite and the double is not. */
    static Optional<Float> single(double value) {
        float nearest = (float) value;
        return Float.isInfinite(nearest) && !Double.isInfinite(value) ? Optional.empty() : Optional.of(nearest);
    }

    static Optional<BigDecimal> decimal(Object value, ColumnType.Decimal type) {
        if (value instanceof Double || value instanceof Float) {
            return nearest(((Number) value).doubleValue(), type);
        }
        return exact(value).filter(number -> fits(number, type));
    }

    private static Optional<Long> whole(double value) {
        boolean exact = value == Math.rint(value) && value >= -BEYOND_LONGS && value < BEYOND_LONGS;
        return exact ? Optional.of((long) value) : Optional.empty();
    }

    private static Optional<Long> whole(BigDecimal value) {
        boolean exact = fits(value, new ColumnType.Decimal(19, 0))
                && value.toBigInteger().bitLength() < Long.SIZE;
        return exact ? Optional.of(value.longValue()) : Optional.empty();
    }

    private static boolean isDouble(long value) {
        double real = value;
        return real != BEYOND_LONGS && (long) real == value;
    }

    private static Optional<BigDecimal> exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (value instanceof BigInteger integer) {
            return Optional.of(new BigDecimal(integer));
        }
        boolean integer =
                value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
        return integer ? Optional.of(BigDecimal.valueOf(((Number) value).longValue())) : Optional.empty();
    }

    /** Asks without writing the digits of {@code 1e999999999}. */
    private static boolean fits(BigDecimal value, ColumnType.Decimal type) {
        if (value.signum() == 0) {
            return true;
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() <= type.scale()
                && (long) shortest.precision() - shortest.scale() <= type.precision() - type.scale();
    }

    private static Optional<BigDecimal> nearest(double value, ColumnType.Decimal type) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        BigDecimal rounded = new BigDecimal(value).setScale(type.scale(), RoundingMode.HALF_EVEN);
        return Optional.of(rounded).filter(number -> number.doubleValue() == value && fits(number, type));
    }
}
