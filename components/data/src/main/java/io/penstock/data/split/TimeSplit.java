package io.penstock.data.split;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.LongColumn;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A split by time, so that a model is judged by what came after what it learned from. A part takes the rows from the end of the
 * part before it up to its own end, which it leaves to the next one.
 *
 * @param column of timestamps, dates (their midnight in UTC), or integers that count a unit since 1970-01-01T00:00Z
 * @param parts in the order of their ends; only the last one may have none, and takes what is left
 * @param unit what integers count; empty if the column is of timestamps or dates
 */
public record TimeSplit(String column, List<Until> parts, Optional<ChronoUnit> unit) implements Split {

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;

    /**
     * One named part.
     *
     * @param name letters, digits, {@code -} and {@code _}
     * @param end the first moment that is no longer in it; empty for no end
     */
    public record Until(String name, Optional<Instant> end) {

        /** Checks the name. */
        public Until {
            Parts.checkName(name);
        }

        /** Returns a part that ends. */
        public static Until of(String name, Instant end) {
            return new Until(name, Optional.of(end));
        }

        /** Returns the part that takes what is left. */
        public static Until rest(String name) {
            return new Until(name, Optional.empty());
        }
    }

    /** Checks the order of the parts. */
    public TimeSplit {
        parts = List.copyOf(parts);
        Parts.checkNames(parts.stream().map(Until::name).toList());
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (!precedes(parts.get(i), parts.get(i + 1))) {
                throw new DefinitionException(
                        "Part '%s' of a split by time must end before '%s' does. Order them by their ends."
                                .formatted(parts.get(i).name(), parts.get(i + 1).name()));
            }
        }
        if (unit.isPresent()
                && (unit.get().compareTo(ChronoUnit.MICROS) < 0 || unit.get().compareTo(ChronoUnit.DAYS) > 0)) {
            throw new DefinitionException(
                    "A split by time counts '%s'. Choose from microseconds to days.".formatted(unit.get()));
        }
    }

    /** Returns this split by a column of integers that count a unit since 1970-01-01T00:00Z, for example seconds. */
    public TimeSplit counting(ChronoUnit counted) {
        return new TimeSplit(column, parts, Optional.of(counted));
    }

    @Override
    public List<String> names() {
        return parts.stream().map(Until::name).toList();
    }

    @Override
    public List<String> keys() {
        return List.of(column);
    }

    @Override
    public Divider divider() {
        return this::divide;
    }

    private List<int[]> divide(Batch batch) {
        Column times = batch.column(column);
        long micros = microsOf(times.type());
        long[] ends = parts.stream().mapToLong(part -> endIn(micros, part)).toArray();
        int[] partOfRow = new int[batch.rows()];
        for (int row = 0; row < partOfRow.length; row++) {
            if (times.isMissing(row)) {
                throw new DataException(
                        "A row has no value in '%s', by which rows are split. Leave such rows out, or split by another column."
                                .formatted(column));
            }
            partOfRow[row] = partOf(((LongColumn) times).value(row), ends);
        }
        return Parts.gather(partOfRow, parts.size());
    }

    /** Returns how many microseconds make one of what the column counts. */
    private long microsOf(ColumnType type) {
        if (type == ColumnType.TIMESTAMP) {
            return 1;
        }
        if (type == ColumnType.DATE) {
            return MICROS_A_DAY;
        }
        if (type != ColumnType.INT64 || unit.isEmpty()) {
            throw new DataException(
                    "Column '%s' of '%s' is no time. Split by timestamps or dates, or say what integers count with TimeSplit.counting."
                            .formatted(column, type));
        }
        return unit.get().getDuration().toNanos() / 1_000;
    }

    /** Returns the first microsecond that is not before a moment, within those that there are. */
    private static long micros(Instant moment) {
        long most = Long.MAX_VALUE / MICROS_A_SECOND - 1;
        long seconds = Math.max(-most, Math.min(moment.getEpochSecond(), most));
        return seconds * MICROS_A_SECOND + (moment.getNano() + 999) / 1_000;
    }

    /** Returns the least count that is not in a part before its end. */
    private static long endIn(long micros, Until part) {
        if (part.end().isEmpty()) {
            return Long.MAX_VALUE;
        }
        return -Math.floorDiv(-micros(part.end().get()), micros);
    }

    private int partOf(long count, long[] ends) {
        for (int part = 0; part < ends.length; part++) {
            if (count < ends[part] || parts.get(part).end().isEmpty()) {
                return part;
            }
        }
        throw new DataException(
                "A row has '%d' in '%s', which is not before the end of the last part, '%s'. Add a part with Until.rest."
                        .formatted(
                                count, column, parts.get(ends.length - 1).end().orElseThrow()));
    }

    private static boolean precedes(Until part, Until next) {
        return part.end().isPresent()
                && next.end().map(part.end().get()::isBefore).orElse(true);
    }
}
