package io.penstock.data.split;

import io.penstock.columns.Batch;
import io.penstock.columns.BinaryColumn;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DecimalColumn;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.FloatColumn;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.TextColumn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The byte form of a row of typed values, the same whatever source and machine the row comes from.
 *
 * <p>The values of the columns in their order; of each one byte that tells its kind, then its content, numbers with the least
 * byte first:
 *
 * <ul>
 *   <li>{@code 0}: missing, nothing follows
 *   <li>{@code 1}: int64, 8 bytes
 *   <li>{@code 2}: float64, its 8 IEEE 754 bytes; every NaN is {@code 0x7ff8000000000000}, both zeros are {@code 0.0}
 *   <li>{@code 3}: float32, widened to float64 and written as such
 *   <li>{@code 4}: boolean, 1 byte, 0 or 1
 *   <li>{@code 5}: timestamp, microseconds since 1970, 8 bytes
 *   <li>{@code 6}: date, days since 1970, 8 bytes
 *   <li>{@code 7}: text, the length of its UTF-8 in 4 bytes, then the UTF-8
 *   <li>{@code 8}: binary, the length in 4 bytes, then the bytes
 *   <li>{@code 9}: decimal, as the text of its value in plain notation with all digits of its scale
 *   <li>{@code 10}: list, the number of elements in 4 bytes, then each element in this form
 * </ul>
 *
 * <p>Names and positions of columns are not part of it. Not thread-safe.
 */
public final class RowBytes {

    /** How many bytes a number takes that is not missing. */
    static final int NUMBER_LENGTH = 1 + Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MISSING = 0;
    private static final int INT64 = 1;
    private static final int FLOAT64 = 2;
    private static final int FLOAT32 = 3;
    private static final int BOOLEAN = 4;
    private static final int TIMESTAMP = 5;
    private static final int DATE = 6;
    private static final int TEXT = 7;
    private static final int BINARY = 8;
    private static final int DECIMAL = 9;
    private static final int LIST = 10;

    private final GrowingBytes out = new GrowingBytes();
    private final List<Writer> columns;

    /** Writes the value of a row. */
    private interface Writer {
        void write(int row);
    }

    private RowBytes(List<Column> columns) {
        this.columns = columns.stream().map(this::orMissing).toList();
    }

    /** Returns a writer of the rows of a batch. */
    public static RowBytes of(Batch batch) {
        return new RowBytes(batch.columns());
    }

    /** Returns a writer of the rows of a column. */
    static RowBytes of(Column column) {
        return new RowBytes(List.of(column));
    }

    /** Returns the byte that tells the kind of numbers of 64 bits. */
    static int kind(ColumnType type) {
        if (type == ColumnType.FLOAT64) {
            return FLOAT64;
        }
        return type == ColumnType.INT64 ? INT64 : type == ColumnType.DATE ? DATE : TIMESTAMP;
    }

    /** Writes a missing value to a place that has room for it, and returns where it ends. */
    static int putMissing(byte[] bytes, int at) {
        bytes[at] = MISSING;
        return at + 1;
    }

    /** Writes a number, and returns where it ends. */
    static int put(byte[] bytes, int at, int kind, long value) {
        bytes[at] = (byte) kind;
        LONGS.set(bytes, at + 1, value);
        return at + NUMBER_LENGTH;
    }

    /** Writes a text, and returns where it ends. */
    static int putText(byte[] bytes, int at, TextColumn texts, int row) {
        int length = texts.byteLength(row);
        bytes[at] = TEXT;
        INTS.set(bytes, at + 1, length);
        System.arraycopy(texts.bytes(), texts.offset(row), bytes, at + 5, length);
        return at + 5 + length;
    }

    /** Returns the bits of a number, of which those that are equal have the same. */
    static long canonical(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    /** Writes a row to the beginning of {@link #array}, and returns the number of bytes. */
    public int write(int row) {
        out.clear();
        for (Writer column : columns) {
            column.write(row);
        }
        return out.length();
    }

    /** Returns the array that the last row was written to: not a copy, perhaps another one after the next row. */
    public byte[] array() {
        return out.array();
    }

    private Writer orMissing(Column column) {
        Writer values = values(column);
        if (column.missing() == 0) {
            return values;
        }
        return row -> {
            if (column.isMissing(row)) {
                out.put(MISSING);
            } else {
                values.write(row);
            }
        };
    }

    private Writer values(Column column) {
        if (column instanceof LongColumn longs) {
            int kind = kind(longs.type());
            return row -> out.put(kind, longs.value(row));
        }
        if (column instanceof DoubleColumn doubles) {
            return row -> out.put(FLOAT64, canonical(doubles.value(row)));
        }
        if (column instanceof FloatColumn floats) {
            return row -> out.put(FLOAT32, canonical(floats.value(row)));
        }
        if (column instanceof TextColumn texts) {
            return row -> out.put(TEXT, texts.bytes(), texts.offset(row), texts.byteLength(row));
        }
        return rarer(column);
    }

    private Writer rarer(Column column) {
        if (column instanceof BooleanColumn booleans) {
            return row -> {
                out.put(BOOLEAN);
                out.put(booleans.value(row) ? 1 : 0);
            };
        }
        if (column instanceof BinaryColumn binary) {
            return row -> out.put(BINARY, binary.bytes(), binary.offset(row), binary.byteLength(row));
        }
        return column instanceof DecimalColumn decimals ? decimals(decimals) : lists((ListColumn) column);
    }

    private Writer decimals(DecimalColumn decimals) {
        return row -> {
            byte[] text = decimals.value(row).toPlainString().getBytes(StandardCharsets.US_ASCII);
            out.put(DECIMAL, text, 0, text.length);
        };
    }

    private Writer lists(ListColumn lists) {
        Writer element = orMissing(lists.elements());
        return row -> {
            int from = lists.offset(row);
            int to = from + lists.length(row);
            out.put(LIST);
            out.putInt(to - from);
            for (int i = from; i < to; i++) {
                element.write(i);
            }
        };
    }
}
