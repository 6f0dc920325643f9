package io.penstock.columns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Builds a {@link LongColumn}. */
final class LongBuilder extends ColumnBuilder {

    private final boolean days;
    private long[] values = new long[64];

    LongBuilder(Field field) {
        super(field);
        days = field.type() == ColumnType.DATE;
    }

    @Override
    public void appendMissing() {
        put(0);
        validity.missing();
    }

    @Override
    public void appendLong(long value) {
        if (days && value != (int) value) {
            throw refused(value);
        }
        put(value);
        validity.present();
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            appendLong(((Number) value).longValue());
        } else if (value instanceof Instant instant && type() == ColumnType.TIMESTAMP) {
            appendLong(Columns.micros(instant));
        } else if (value instanceof LocalDate date && days) {
            appendLong(date.toEpochDay());
        } else {
            throw refused(value);
        }
    }

    @Override
    void appendRange(Column source, int from, int to) {
        int at = size();
        reserve(at + to - from);
        LongColumn column = (LongColumn) source;
        column.values().get(from, values, at, to - from);
        Columns.forEachMissing(column.validity(), from, to, row -> values[at + row - from] = 0);
    }

    @Override
    public LongColumn build() {
        return LongColumn.of(type(), Arrays.copyOf(values, size()), validity.build());
    }

    private void put(long value) {
        reserve(size() + 1);
        values[size()] = value;
    }

    private void reserve(int rows) {
        if (rows > values.length) {
            values = Arrays.copyOf(values, Math.max(rows, values.length * 2));
        }
    }
}
