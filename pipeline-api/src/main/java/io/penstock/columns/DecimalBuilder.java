package io.penstock.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** Builds a {@link DecimalColumn}. */
final class DecimalBuilder extends ColumnBuilder {

    private final ColumnType.Decimal type;
    private long[] halves = new long[64];

    DecimalBuilder(Field field, ColumnType.Decimal type) {
        super(field);
        this.type = type;
    }

    @Override
    public long byteSize() {
        return 2 * super.byteSize();
    }

    @Override
    public void appendMissing() {
        put(size(), 0, 0);
        validity.missing();
    }

    @Override
    public void appendLong(long value) {
        appendDecimal(BigDecimal.valueOf(value));
    }

    @Override
    public void appendDecimal(BigDecimal value) {
        if (value.stripTrailingZeros().scale() > type.scale()) {
            throw refused(value);
        }
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > type.precision()) {
            throw refused(value);
        }
        BigInteger unscaled = scaled.unscaledValue();
        put(size(), unscaled.longValue(), unscaled.shiftRight(64).longValue());
        validity.present();
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof BigDecimal decimal) {
            appendDecimal(decimal);
        } else if (value instanceof Long || value instanceof Integer) {
            appendLong(((Number) value).longValue());
        } else {
            throw refused(value);
        }
    }

    @Override
    void appendRange(Column source, int from, int to) {
        DecimalColumn column = (DecimalColumn) source;
        var values = column.halves();
        int at = size();
        for (int row = from; row < to; row++) {
            boolean missing = column.isMissing(row);
            put(at + row - from, missing ? 0 : values.get(2 * row), missing ? 0 : values.get(2 * row + 1));
        }
    }

    @Override
    public DecimalColumn build() {
        return DecimalColumn.of(type, Arrays.copyOf(halves, 2 * size()), validity.build());
    }

    private void put(int row, long low, long high) {
        if (2 * row + 2 > halves.length) {
            halves = Arrays.copyOf(halves, halves.length * 2);
        }
        halves[2 * row] = low;
        halves[2 * row + 1] = high;
    }
}
