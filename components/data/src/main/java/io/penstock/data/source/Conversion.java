package io.penstock.data.source;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns rows of the type that a source declares into those of the type that is asked for. Thread-safe. */
final class Conversion {

    private final RowType to;
    private final List<Integer> origins;
    private final boolean identity;

    private Conversion(RowType to, List<Integer> origins, boolean identity) {
        this.to = to;
        this.origins = origins;
        this.identity = identity;
    }

    /**
     * Returns a conversion.
     *
     * @param title what messages call the source
     * @throws DataException if a column is not there, or is of a type that never becomes the one asked for
     */
    static Conversion of(String title, RowType from, RowType to) {
        List<Integer> origins = AskedColumns.positions(title, from.names(), to);
        for (int i = 0; i < to.size(); i++) {
            Field field = to.fields().get(i);
            Field origin = from.fields().get(origins.get(i));
            if (!ValueConverter.canConvert(origin.type(), field.type())) {
                throw new DataException("Column '%s' of %s is '%s', which never becomes '%s'. Ask for another type."
                        .formatted(field.name(), title, origin.type(), field.type()));
            }
        }
        return new Conversion(to, origins, from.equals(to));
    }

    /** Converts rows; those that have a value which is not one of its column's type go to the bad ones. */
    Rows apply(Rows rows) {
        return identity ? rows : convert(rows);
    }

    private Rows convert(Rows rows) {
        @Nullable String[] reasons = new @Nullable String[rows.batch().rows()];
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            columns.add(convert(rows.batch().column(origins.get(i)), to.fields().get(i), reasons));
        }
        return sorted(rows, Batch.of(to, columns), reasons);
    }

    private static Column convert(Column column, Field field, @Nullable String[] reasons) {
        if (column.type().equals(field.type())) {
            return column;
        }
        ValueConverter converter = ValueConverter.to(field.type());
        ColumnBuilder into = ColumnBuilder.of(field);
        for (int row = 0; row < column.size(); row++) {
            Object value = column.boxed(row);
            if (value == null) {
                into.appendMissing();
            } else if (!converter.append(value, into)) {
                into.appendMissing();
                reasons[row] = reasons[row] == null ? Misfit.of(field, value) : reasons[row];
            }
        }
        return into.build();
    }

    private static Rows sorted(Rows rows, Batch converted, @Nullable String[] reasons) {
        int[] kept = new int[reasons.length];
        int good = 0;
        List<BadRow> bad = new ArrayList<>();
        for (int row = 0; row < reasons.length; row++) {
            String reason = reasons[row];
            if (reason == null) {
                kept[good++] = row;
            } else {
                bad.add(new BadRow(rows.line(row), reason, rows.batch().row(row).toString()));
            }
        }
        return bad.isEmpty()
                ? new Rows(converted, rows.lines(), rows.badRows())
                : without(bad, rows, converted, Arrays.copyOf(kept, good));
    }

    private static Rows without(List<BadRow> bad, Rows rows, Batch converted, int[] kept) {
        long[] lines = Arrays.stream(kept).mapToLong(rows::line).toArray();
        List<BadRow> all = Stream.concat(rows.badRows().stream(), bad.stream())
                .sorted(Comparator.comparingLong(BadRow::line))
                .toList();
        return new Rows(converted.select(kept), lines, all);
    }
}
