package io.penstock.columns;

import java.nio.LongBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column of {@link ColumnType#INT64}, {@link ColumnType#TIMESTAMP} (microseconds) or {@link ColumnType#DATE} (days). */
public final class LongColumn implements NumericColumn {

    private static final Set<ColumnType> TYPES = Set.of(ColumnType.INT64, ColumnType.TIMESTAMP, ColumnType.DATE);

    private final ColumnType type;
    private final long[] values;
    private final Validity validity;

    private LongColumn(ColumnType type, long[] values, Validity validity) {
        this.type = type;
        this.values = values;
        this.validity = validity;
    }

    /** Returns a column of integers in which nothing is missing. The array is taken over. */
    public static LongColumn of(long... values) {
        return new LongColumn(ColumnType.INT64, values, Validity.allPresent(values.length));
    }

    /**
     * Returns a column of some values.
     *
     * @param type {@code INT64}, {@code TIMESTAMP} or {@code DATE}
     * @param values one for each row, arbitrary where the row is missing; taken over
     * @param validity as many rows as values
     */
    public static LongColumn of(ColumnType type, long[] values, Validity validity) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("A column of '%s' does not hold longs.".formatted(type));
        }
        Columns.checkSize(values.length, validity);
        return new LongColumn(type, values, validity);
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a row's value; arbitrary if it is missing. */
    public long value(int row) {
        return values[row];
    }

    /** Returns a read-only view of all values, arbitrary where missing. */
    public LongBuffer values() {
        return LongBuffer.wrap(values).asReadOnlyBuffer();
    }

    @Override
    public double asDouble(int row) {
        return validity.isMissing(row) ? Double.NaN : values[row];
    }

    @Override
    public int copyPresent(double[] into) {
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (!validity.isMissing(row)) {
                into[count++] = values[row];
            }
        }
        return count;
    }

    @Override
    public LongColumn select(int[] rows) {
        long[] selected = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new LongColumn(type, selected, validity.select(rows));
    }

    @Override
    public LongColumn slice(int from, int to) {
        return new LongColumn(type, Arrays.copyOfRange(values, from, to), validity.slice(from, to));
    }

    @Override
    public @Nullable Object boxed(int row) {
        if (isMissing(row)) {
            return null;
        }
        if (type == ColumnType.TIMESTAMP) {
            return Instant.EPOCH.plus(values[row], ChronoUnit.MICROS);
        }
        return type == ColumnType.DATE ? LocalDate.ofEpochDay(values[row]) : (Object) values[row];
    }
}
