package io.penstock.parquet;

import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.data.source.ValueConverter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Appenders of values by their primitive type, of which {@link PrimitiveTypes} gave a column type. */
final class ValueAppenders {

    private static final ValueConverter TEXT = ValueConverter.to(ColumnType.TEXT);
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long UNSIGNED_INT = 0xFFFFFFFFL;

    private ValueAppenders() {}

    static ValueAppender of(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimals(type, decimal);
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN ->
                (from, into) -> {
                    into.appendBoolean(from.getBoolean());
                    return true;
                };
            case FLOAT ->
                (from, into) -> {
                    into.appendFloat(from.getFloat());
                    return true;
                };
            case DOUBLE ->
                (from, into) -> {
                    into.appendDouble(from.getDouble());
                    return true;
                };
            case INT96 -> (from, into) -> int96(from.getBinary(), into);
            case INT32 ->
                isUnsigned(logical)
                        ? (from, into) -> put(from.getInteger() & UNSIGNED_INT, into)
                        : (from, into) -> put(from.getInteger(), into);
            case INT64 -> longs(logical);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(logical);
        };
    }

    private static ValueAppender longs(@Nullable LogicalTypeAnnotation logical) {
        if (isUnsigned(logical)) {
            return (from, into) -> from.getLong() >= 0 && put(from.getLong(), into);
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp && timestamp.getUnit() != TimeUnit.MICROS) {
            return timestamp.getUnit() == TimeUnit.MILLIS
                    ? (from, into) -> millis(from.getLong(), into)
                    : (from, into) -> nanos(from.getLong(), into);
        }
        return (from, into) -> put(from.getLong(), into);
    }

    private static ValueAppender bytes(@Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof Float16LogicalTypeAnnotation) {
            return (from, into) -> half(from.getBinary(), into);
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            return (from, into) -> uuid(from.getBinary(), into);
        }
        return PrimitiveTypes.isText(logical)
                ? (from, into) -> text(from.getBinary().getBytesUnsafe(), into)
                : (from, into) -> {
                    byte[] bytes = from.getBinary().getBytesUnsafe();
                    into.appendBytes(bytes, 0, bytes.length);
                    return true;
                };
    }

    private static ValueAppender decimals(PrimitiveType type, DecimalLogicalTypeAnnotation decimal) {
        int scale = decimal.getScale();
        int precision = decimal.getPrecision();
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> (from, into) -> decimal(BigInteger.valueOf(from.getInteger()), precision, scale, into);
            case INT64 -> (from, into) -> decimal(BigInteger.valueOf(from.getLong()), precision, scale, into);
            default -> (from, into) -> decimal(unscaled(from), precision, scale, into);
        };
    }

    private static BigInteger unscaled(ColumnReader from) {
        byte[] bytes = from.getBinary().getBytesUnsafe();
        return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    }

    private static boolean decimal(BigInteger unscaled, int precision, int scale, ColumnBuilder into) {
        boolean fits = unscaled.bitLength() < 2 * Long.SIZE && new BigDecimal(unscaled).precision() <= precision;
        if (fits) {
            into.appendDecimal(new BigDecimal(unscaled, scale));
        }
        return fits;
    }

    private static boolean isUnsigned(@Nullable LogicalTypeAnnotation logical) {
        return logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    }

    private static boolean millis(long millis, ColumnBuilder into) {
        boolean fits = millis <= Long.MAX_VALUE / MICROS_PER_MILLI && millis >= Long.MIN_VALUE / MICROS_PER_MILLI;
        return fits && put(millis * MICROS_PER_MILLI, into);
    }

    private static boolean nanos(long nanos, ColumnBuilder into) {
        return nanos % NANOS_PER_MICRO == 0 && put(nanos / NANOS_PER_MICRO, into);
    }

    /** Nanoseconds of a day and the number of the Julian day, the least byte first. */
    private static boolean int96(Binary value, ColumnBuilder into) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long days = bytes.getInt() - (long) JULIAN_DAY_OF_1970;
        boolean fits = nanos % NANOS_PER_MICRO == 0 && Math.abs(days) < Long.MAX_VALUE / MICROS_PER_DAY - 1;
        return fits && put(days * MICROS_PER_DAY + nanos / NANOS_PER_MICRO, into);
    }

    private static boolean put(long value, ColumnBuilder into) {
        into.appendLong(value);
        return true;
    }

    private static boolean text(byte[] bytes, ColumnBuilder into) {
        for (byte next : bytes) {
            if (next < 0) {
                return TEXT.append(bytes, into);
            }
        }
        into.appendText(bytes, 0, bytes.length);
        return true;
    }

    private static boolean uuid(Binary value, ColumnBuilder into) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
        into.appendText(new UUID(bytes.getLong(), bytes.getLong()).toString());
        return true;
    }

    /** IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static boolean half(Binary value, ColumnBuilder into) {
        int bits = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort();
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float magnitude = exponent == 0
                ? fraction * 0x1p-24f
                : exponent == 0x1F
                        ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        into.appendFloat(bits < 0 ? -magnitude : magnitude);
        return true;
    }
}
