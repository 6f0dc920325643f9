package io.penstock.data.csv;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Validity;
import io.penstock.data.source.ValueConverter;
import java.nio.charset.StandardCharsets;

/** Reads fields as values of a type that the user gives. */
final class GivenColumnReader extends ColumnReader {

    private final Field field;
    private final boolean emptyIsValue;
    private final ColumnBuilder into;
    private final ValueConverter converter;
    private final NumberReader numbers = new NumberReader();

    GivenColumnReader(Field field, int column, MissingTexts missing) {
        super(column, missing);
        this.field = field;
        this.emptyIsValue = field.type() == ColumnType.TEXT || field.type() == ColumnType.BINARY;
        this.into = ColumnBuilder.of(field);
        this.converter = ValueConverter.to(field.type());
    }

    @Override
    void beginValues(int rows) {} // its builder grows

    @Override
    boolean isValue(FieldBlock block, int row, int column) {
        return emptyIsValue && block.isQuotedEmpty(row, column);
    }

    @Override
    String misfit(String text) {
        return ValueConverter.misfit(field, text);
    }

    @Override
    boolean add(int row, byte[] bytes, int start, int end) {
        if (field.type() == ColumnType.TEXT) {
            into.appendText(bytes, start, end - start);
            return true;
        }
        return addNumber(bytes, start, end)
                || converter.append(new String(bytes, start, end - start, StandardCharsets.UTF_8), into);
    }

    @Override
    void addMissing(int row) {
        into.appendMissing();
    }

    @Override
    Column build(int rows, Validity validity) {
        return into.build();
    }

    /** Reads the usual forms of numbers; there are others. */
    private boolean addNumber(byte[] bytes, int start, int end) {
        if (start == end) {
            return false;
        }
        if (field.type() == ColumnType.INT64) {
            long value = numbers.readLong(bytes, start, end);
            return numbers.wasRead() && put(value);
        }
        if (field.type() == ColumnType.FLOAT64) {
            double value = numbers.readDouble(bytes, start, end);
            return numbers.wasRead() && Double.isFinite(value) && put(value);
        }
        return false;
    }

    private boolean put(long value) {
        into.appendLong(value);
        return true;
    }

    private boolean put(double value) {
        into.appendDouble(value);
        return true;
    }
}
