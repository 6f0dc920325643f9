package io.penstock.data.csv;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.TextColumn;
import io.penstock.columns.Validity;
import java.util.Arrays;

/** Reads the fields of one column of a block as values of one type. Used by one thread at a time. */
abstract sealed class ColumnReader
        permits ColumnReader.Longs, ColumnReader.Doubles, ColumnReader.Texts, GivenColumnReader {

    final MissingTexts missing;
    private final int column;
    private long[] present = new long[0];

    ColumnReader(int column, MissingTexts missing) {
        this.column = column;
        this.missing = missing;
    }

    /** Returns a reader of one of the types that are inferred. */
    static ColumnReader of(CellType type, int column, MissingTexts missing) {
        return switch (type) {
            case INT64 -> new Longs(column, missing);
            case FLOAT64 -> new Doubles(column, missing);
            case TEXT -> new Texts(column, missing);
        };
    }

    /** Returns a reader of a type that is given. */
    static ColumnReader of(Field field, int column, MissingTexts missing) {
        return new GivenColumnReader(field, column, missing);
    }

    /** Begins a column of some number of rows. */
    final void begin(int rows) {
        present = new long[(rows + 63) / 64];
        beginValues(rows);
    }

    /** Reads some rows; returns false at the first field that is not of this type, after which the reader is of no use. */
    final boolean read(FieldBlock block, int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            if (!read(block, row)) {
                return false;
            }
        }
        return true;
    }

    /** Reads some rows; a field that is not of this type is missing and one of the misfits. */
    final void read(FieldBlock block, int fromRow, int toRow, Misfits misfits) {
        for (int row = fromRow; row < toRow; row++) {
            if (!read(block, row)) {
                addMissing(row);
                misfits.add(row, misfit(block.text(row, column)));
            }
        }
    }

    /** Returns the column of all rows read. */
    final Column build(int rows) {
        return build(rows, Validity.of(present, rows));
    }

    private boolean read(FieldBlock block, int row) {
        byte[] bytes = block.bytes();
        int start = block.start(row, column);
        int end = block.end(row, column);
        if (missing.isMissing(bytes, start, end) && !(start == end && isValue(block, row, column))) {
            addMissing(row);
            return true;
        }
        boolean fits = add(row, bytes, start, end);
        if (fits) {
            present[row >> 6] |= 1L << row;
        }
        return fits;
    }

    /** Returns whether an empty field is a value. */
    boolean isValue(FieldBlock block, int row, int ofColumn) {
        return false;
    }

    /** Says why a field is not of this type. */
    String misfit(String text) {
        throw new IllegalStateException("inferred types hold '%s'".formatted(text));
    }

    abstract void beginValues(int rows);

    abstract boolean add(int row, byte[] bytes, int start, int end);

    abstract void addMissing(int row);

    abstract Column build(int rows, Validity validity);

    static final class Longs extends ColumnReader {

        private final NumberReader numbers = new NumberReader();
        private long[] values = new long[0];

        Longs(int column, MissingTexts missing) {
            super(column, missing);
        }

        @Override
        void beginValues(int rows) {
            values = new long[rows];
        }

        @Override
        boolean add(int row, byte[] bytes, int start, int end) {
            values[row] = numbers.readLong(bytes, start, end);
            return numbers.wasRead();
        }

        @Override
        void addMissing(int row) {
            values[row] = 0;
        }

        @Override
        Column build(int rows, Validity validity) {
            return LongColumn.of(ColumnType.INT64, values, validity);
        }
    }

    static final class Doubles extends ColumnReader {

        private final NumberReader numbers = new NumberReader();
        private double[] values = new double[0];

        Doubles(int column, MissingTexts missing) {
            super(column, missing);
        }

        @Override
        void beginValues(int rows) {
            values = new double[rows];
        }

        @Override
        boolean add(int row, byte[] bytes, int start, int end) {
            values[row] = numbers.readDouble(bytes, start, end);
            return numbers.wasRead();
        }

        @Override
        void addMissing(int row) {
            values[row] = 0;
        }

        @Override
        Column build(int rows, Validity validity) {
            return DoubleColumn.of(values, validity);
        }
    }

    static final class Texts extends ColumnReader {

        private int[] offsets = new int[1];
        private byte[] texts = new byte[64];

        Texts(int column, MissingTexts missing) {
            super(column, missing);
        }

        @Override
        void beginValues(int rows) {
            offsets = new int[rows + 1];
        }

        @Override
        boolean add(int row, byte[] bytes, int start, int end) {
            int at = offsets[row];
            int length = end - start;
            if (at + length > texts.length) {
                texts = Arrays.copyOf(texts, Math.max(at + length, texts.length * 2));
            }
            System.arraycopy(bytes, start, texts, at, length);
            offsets[row + 1] = at + length;
            return true;
        }

        @Override
        void addMissing(int row) {
            offsets[row + 1] = offsets[row];
        }

        @Override
        Column build(int rows, Validity validity) {
            return TextColumn.of(Arrays.copyOf(texts, offsets[rows]), offsets, validity);
        }
    }
}
