package io.penstock.data.split;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.TextColumn;
import io.penstock.data.internal.XxHash64;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link RowBytes} writes row by row, written column by column for some rows at a time: the rows stand end to end. Not
 * thread-safe.
 */
final class RowForms {

    private static final int MOST_ROWS = 512;
    private static final int ENOUGH_BYTES = 1 << 20;

    private final int rows;
    private final List<Part> parts;

    /** Where each of the rows begins, and where the last one ends. */
    private final int[] starts = new int[MOST_ROWS + 1];

    private final int[] at = new int[MOST_ROWS];
    private byte[] bytes = new byte[1 << 16];
    private int first;

    private RowForms(int rows, List<Part> parts) {
        this.rows = rows;
        this.parts = parts;
    }

    static RowForms of(Batch batch) {
        return new RowForms(
                batch.rows(), batch.columns().stream().map(RowForms::part).toList());
    }

    /** Writes rows from some row on, and returns the row behind them. */
    int write(int from) {
        first = from;
        int count = Math.min(MOST_ROWS, rows - from);
        Arrays.fill(at, 0, count, 0);
        parts.forEach(part -> part.addLengths(from, count, at));
        int fitting = place(count);
        parts.forEach(part -> part.write(from, fitting, bytes, at));
        return from + fitting;
    }

    /** Returns the XXH64 of a row that was written. */
    long hash(int row) {
        int start = starts[row - first];
        return XxHash64.hash(bytes, start, starts[row - first + 1] - start);
    }

    /** Gives rows their places until there are enough bytes, and returns how many they are. */
    private int place(int count) {
        int fitting = 0;
        while (fitting < count && starts[fitting] < ENOUGH_BYTES) {
            starts[fitting + 1] = Math.addExact(starts[fitting], at[fitting]);
            at[fitting] = starts[fitting];
            fitting++;
        }
        if (starts[fitting] > bytes.length) {
            bytes = new byte[starts[fitting]];
        }
        return fitting;
    }

    /** One column. */
    private interface Part {

        /** Adds the number of bytes of each row to those before. */
        void addLengths(int from, int count, int[] lengths);

        /** Writes each row to its place, and moves that behind it. */
        void write(int from, int count, byte[] bytes, int[] at);
    }

    private static Part part(Column column) {
        if (column instanceof LongColumn longs) {
            return new Longs(longs);
        }
        if (column instanceof DoubleColumn doubles) {
            return new Doubles(doubles);
        }
        return column instanceof TextColumn texts ? new Texts(texts) : new Others(RowBytes.of(column));
    }

    private static void addNumberLengths(Column column, int from, int count, int[] lengths) {
        for (int i = 0; i < count; i++) {
            lengths[i] += column.isMissing(from + i) ? 1 : RowBytes.NUMBER_LENGTH;
        }
    }

    private record Longs(LongColumn column) implements Part {

        @Override
        public void addLengths(int from, int count, int[] lengths) {
            addNumberLengths(column, from, count, lengths);
        }

        @Override
        public void write(int from, int count, byte[] bytes, int[] at) {
            int kind = RowBytes.kind(column.type());
            for (int i = 0; i < count; i++) {
                at[i] = column.isMissing(from + i)
                        ? RowBytes.putMissing(bytes, at[i])
                        : RowBytes.put(bytes, at[i], kind, column.value(from + i));
            }
        }
    }

    private record Doubles(DoubleColumn column) implements Part {

        @Override
        public void addLengths(int from, int count, int[] lengths) {
            addNumberLengths(column, from, count, lengths);
        }

        @Override
        public void write(int from, int count, byte[] bytes, int[] at) {
            int kind = RowBytes.kind(ColumnType.FLOAT64);
            for (int i = 0; i < count; i++) {
                at[i] = column.isMissing(from + i)
                        ? RowBytes.putMissing(bytes, at[i])
                        : RowBytes.put(bytes, at[i], kind, RowBytes.canonical(column.value(from + i)));
            }
        }
    }

    private record Texts(TextColumn column) implements Part {

        @Override
        public void addLengths(int from, int count, int[] lengths) {
            for (int i = 0; i < count; i++) {
                int length = column.isMissing(from + i) ? 1 : Math.addExact(5, column.byteLength(from + i));
                lengths[i] = Math.addExact(lengths[i], length);
            }
        }

        @Override
        public void write(int from, int count, byte[] bytes, int[] at) {
            for (int i = 0; i < count; i++) {
                at[i] = column.isMissing(from + i)
                        ? RowBytes.putMissing(bytes, at[i])
                        : RowBytes.putText(bytes, at[i], column, from + i);
            }
        }
    }

    /** A column of a rarer type, whose rows are written twice to know their lengths. */
    private record Others(RowBytes values) implements Part {

        @Override
        public void addLengths(int from, int count, int[] lengths) {
            for (int i = 0; i < count; i++) {
                lengths[i] = Math.addExact(lengths[i], values.write(from + i));
            }
        }

        @Override
        public void write(int from, int count, byte[] bytes, int[] at) {
            for (int i = 0; i < count; i++) {
                int length = values.write(from + i);
                System.arraycopy(values.array(), 0, bytes, at[i], length);
                at[i] += length;
            }
        }
    }
}
