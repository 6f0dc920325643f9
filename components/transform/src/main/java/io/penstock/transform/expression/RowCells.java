package io.penstock.transform.expression;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A single row of named values. */
final class RowCells implements Cells {

    private final List<Field> fields;
    private final Row row;

    RowCells(RowType columns, Row row) {
        this.fields = columns.fields();
        this.row = row;
    }

    @Override
    public boolean isMissing(int slot) {
        return row.isMissing(fields.get(slot).name());
    }

    @Override
    public double number(int slot) {
        return row.number(fields.get(slot).name());
    }

    @Override
    public @Nullable String text(int slot) {
        Field field = fields.get(slot);
        return field.type() == ColumnType.TEXT ? row.text(field.name()) : spelled(row.value(field.name()));
    }

    /** A whole number that arrived as a double, as JSON has it, reads like the integer that the column held in training. */
    private static @Nullable String spelled(@Nullable Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p63) {
            return Long.toString(number.longValue());
        }
        return value == null ? null : value.toString();
    }
}
