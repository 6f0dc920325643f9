package io.penstock.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType.Decimal}: unscaled values of 128 bits. */
public final class DecimalColumn implements NumericColumn {

    private final ColumnType.Decimal type;
    private final long[] halves;
    private final Validity validity;

    private DecimalColumn(ColumnType.Decimal type, long[] halves, Validity validity) {
        this.type = type;
        this.halves = halves;
        this.validity = validity;
    }

    /**
     * Returns a column of some values.
     *
     * @param halves the low and the high 64 bits of each row's unscaled two's complement value; taken over
     * @param validity half as many rows
     */
    public static DecimalColumn of(ColumnType.Decimal type, long[] halves, Validity validity) {
        if (halves.length % 2 != 0) {
            throw new IllegalArgumentException("Decimals take two longs each, got %d.".formatted(halves.length));
        }
        Columns.checkSize(halves.length / 2, validity);
        return new DecimalColumn(type, halves, validity);
    }

    @Override
    public ColumnType.Decimal type() {
        return type;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a row's value with the scale of the type; arbitrary if it is missing. */
    public BigDecimal value(int row) {
        long low = halves[2 * row];
        long high = halves[2 * row + 1];
        return low >> 63 == high
                ? BigDecimal.valueOf(low, type.scale())
                : new BigDecimal(wide(low, high), type.scale());
    }

    /** Returns a read-only view of the low and high halves of the unscaled values. */
    public LongBuffer halves() {
        return LongBuffer.wrap(halves).asReadOnlyBuffer();
    }

    @Override
    public double asDouble(int row) {
        return isMissing(row) ? Double.NaN : value(row).doubleValue();
    }

    @Override
    public DecimalColumn select(int[] rows) {
        long[] selected = new long[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[2 * i] = halves[2 * rows[i]];
            selected[2 * i + 1] = halves[2 * rows[i] + 1];
        }
        return new DecimalColumn(type, selected, validity.select(rows));
    }

    @Override
    public DecimalColumn slice(int from, int to) {
        return new DecimalColumn(type, Arrays.copyOfRange(halves, 2 * from, 2 * to), validity.slice(from, to));
    }

    @Override
    public @Nullable BigDecimal boxed(int row) {
        return isMissing(row) ? null : value(row);
    }

    private static BigInteger wide(long low, long high) {
        BigInteger lowHalf = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).or(lowHalf);
    }
}
