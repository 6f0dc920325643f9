package io.penstock.avro;

import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.data.source.ValueConverter;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Readers of values by their schema, of which {@link AvroTypes} gave a column type. */
final class ValueReaders {

    private static final ValueConverter TEXT = ValueConverter.to(ColumnType.TEXT);
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private ValueReaders() {}

    static ValueReader of(Schema schema) {
        return switch (schema.getType()) {
            case INT -> (from, into) -> put(from.in().readInt(), into);
            case LONG -> longs(AvroTypes.logical(schema));
            case FLOAT ->
                (from, into) -> {
                    into.appendFloat(from.in().readFloat());
                    return true;
                };
            case DOUBLE ->
                (from, into) -> {
                    into.appendDouble(from.in().readDouble());
                    return true;
                };
            case BOOLEAN ->
                (from, into) -> {
                    into.appendBoolean(from.in().readBoolean());
                    return true;
                };
            case STRING -> (from, into) -> text(from, from.readBytes(), into);
            case ENUM -> symbols(schema);
            case BYTES, FIXED -> bytes(schema);
            case ARRAY -> array(of(schema.getElementType()));
            case UNION -> union(schema);
            case RECORD, MAP, NULL -> throw new IllegalArgumentException("'" + schema + "' is no value.");
        };
    }

    private static ValueReader longs(String logical) {
        if (logical.endsWith("timestamp-millis")) {
            return (from, into) -> millis(from.in().readLong(), into);
        }
        return logical.endsWith("timestamp-nanos")
                ? (from, into) -> nanos(from.in().readLong(), into)
                : (from, into) -> put(from.in().readLong(), into);
    }

    private static boolean millis(long millis, ColumnBuilder into) {
        boolean fits = Math.abs(millis) <= Long.MAX_VALUE / MICROS_PER_MILLI && millis != Long.MIN_VALUE;
        return fits ? put(millis * MICROS_PER_MILLI, into) : none(into);
    }

    private static boolean nanos(long nanos, ColumnBuilder into) {
        return nanos % NANOS_PER_MICRO == 0 ? put(nanos / NANOS_PER_MICRO, into) : none(into);
    }

    private static boolean put(long value, ColumnBuilder into) {
        into.appendLong(value);
        return true;
    }

    private static boolean none(ColumnBuilder into) {
        into.appendMissing();
        return false;
    }

    private static boolean text(BlockDecoder from, int length, ColumnBuilder into) {
        if (isAscii(from.bytes(), length)) {
            into.appendText(from.bytes(), 0, length);
            return true;
        }
        return TEXT.append(Arrays.copyOf(from.bytes(), length), into) || none(into);
    }

    private static boolean isAscii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static ValueReader symbols(Schema schema) {
        List<byte[]> symbols = schema.getEnumSymbols().stream()
                .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                .toList();
        return (from, into) -> {
            byte[] symbol = symbols.get(index(from.in().readEnum(), symbols.size()));
            into.appendText(symbol, 0, symbol.length);
            return true;
        };
    }

    private static ValueReader bytes(Schema schema) {
        boolean fixed = schema.getType() == Schema.Type.FIXED;
        int size = fixed ? schema.getFixedSize() : 0;
        LogicalTypes.Decimal decimal = AvroTypes.decimal(schema).orElse(null);
        return (from, into) -> {
            int length = fixed ? from.readFixed(size) : from.readBytes();
            if (decimal != null) {
                return decimal(from.bytes(), length, decimal, into);
            }
            into.appendBytes(from.bytes(), 0, length);
            return true;
        };
    }

    private static boolean decimal(byte[] bytes, int length, LogicalTypes.Decimal type, ColumnBuilder into) {
        BigInteger unscaled = length == 0 ? BigInteger.ZERO : new BigInteger(bytes, 0, length);
        boolean fits =
                unscaled.bitLength() < 2 * Long.SIZE && new BigDecimal(unscaled).precision() <= type.getPrecision();
        if (fits) {
            into.appendDecimal(new BigDecimal(unscaled, type.getScale()));
        }
        return fits || none(into);
    }

    private static ValueReader array(ValueReader element) {
        return (from, into) -> {
            boolean fits = true;
            for (long count = from.in().readArrayStart();
                    count != 0;
                    count = from.in().arrayNext()) {
                from.checkCount(count);
                for (long i = 0; i < count; i++) {
                    fits &= element.read(from, into.elements());
                }
            }
            into.endList();
            return fits;
        };
    }

    private static ValueReader union(Schema schema) {
        List<ValueReader> branches = schema.getTypes().stream()
                .<ValueReader>map(type -> AvroTypes.isNull(type) ? ValueReaders::missing : of(type))
                .toList();
        return (from, into) ->
                branches.get(index(from.in().readIndex(), branches.size())).read(from, into);
    }

    private static boolean missing(BlockDecoder from, ColumnBuilder into) {
        into.appendMissing();
        return true;
    }

    static int index(int index, int size) throws IOException {
        if (index < 0 || index >= size) {
            throw new EOFException("'%d' is not one of %d cases".formatted(index, size));
        }
        return index;
    }
}
