package io.penstock.columns;

import java.util.Arrays;

/** Builds a {@link BooleanColumn}. */
final class BooleanBuilder extends ColumnBuilder {

    private long[] words = new long[16];

    BooleanBuilder(Field field) {
        super(field);
    }

    @Override
    public void appendMissing() {
        put(size(), false);
        validity.missing();
    }

    @Override
    public void appendBoolean(boolean value) {
        put(size(), value);
        validity.present();
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof Boolean flag) {
            appendBoolean(flag);
        } else {
            throw refused(value);
        }
    }

    @Override
    void appendRange(Column source, int from, int to) {
        BooleanColumn column = (BooleanColumn) source;
        int at = size();
        for (int row = from; row < to; row++) {
            put(at + row - from, column.value(row) && !column.isMissing(row));
        }
    }

    @Override
    public BooleanColumn build() {
        long[] built = Arrays.copyOf(words, Validity.words(size()));
        Arrays.fill(words, 0);
        return BooleanColumn.of(built, validity.build());
    }

    private void put(int row, boolean value) {
        if (row >> 6 >= words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        if (value) {
            words[row >> 6] |= 1L << row;
        }
    }
}
