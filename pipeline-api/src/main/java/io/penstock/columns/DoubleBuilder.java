package io.penstock.columns;

import java.util.Arrays;

/** Builds a {@link DoubleColumn}. */
final class DoubleBuilder extends ColumnBuilder {

    private double[] values = new double[64];

    DoubleBuilder(Field field) {
        super(field);
    }

    @Override
    public void appendMissing() {
        put(0);
        validity.missing();
    }

    @Override
    public void appendLong(long value) {
        put((double) value);
        validity.present();
    }

    @Override
    public void appendDouble(double value) {
        put(value);
        validity.present();
    }

    @Override
    public void appendFloat(float value) {
        put(value);
        validity.present();
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof Number number) {
            put(number.doubleValue());
            validity.present();
        } else {
            throw refused(value);
        }
    }

    @Override
    void appendRange(Column source, int from, int to) {
        int at = size();
        reserve(at + to - from);
        DoubleColumn column = (DoubleColumn) source;
        column.values().get(from, values, at, to - from);
        Columns.forEachMissing(column.validity(), from, to, row -> values[at + row - from] = 0);
    }

    @Override
    public DoubleColumn build() {
        return DoubleColumn.of(Arrays.copyOf(values, size()), validity.build());
    }

    private void put(double value) {
        reserve(size() + 1);
        values[size()] = value;
    }

    private void reserve(int rows) {
        if (rows > values.length) {
            values = Arrays.copyOf(values, Math.max(rows, values.length * 2));
        }
    }
}
