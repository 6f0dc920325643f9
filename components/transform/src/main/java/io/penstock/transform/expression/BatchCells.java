package io.penstock.transform.expression;

import io.penstock.columns.Batch;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.Column;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A cursor over the rows of a batch. Stands on row 0 at first. */
public final class BatchCells implements Cells {

    private final Column[] columns;
    private int row;

    BatchCells(RowType columns, Batch batch) {
        this.columns =
                columns.fields().stream().map(field -> find(batch, field)).toArray(Column[]::new);
    }

    /** Moves to a row of the batch and returns this. */
    public BatchCells at(int position) {
        row = position;
        return this;
    }

    @Override
    public boolean isMissing(int slot) {
        return columns[slot].isMissing(row);
    }

    @Override
    public double number(int slot) {
        return ((NumericColumn) columns[slot]).asDouble(row);
    }

    @Override
    public @Nullable String text(int slot) {
        Column column = columns[slot];
        if (column.isMissing(row)) {
            return null;
        }
        if (column instanceof TextColumn texts) {
            return texts.value(row);
        }
        if (column instanceof LongColumn integers) {
            return Long.toString(integers.value(row));
        }
        return column instanceof BooleanColumn flags
                ? Boolean.toString(flags.value(row))
                : String.valueOf(column.boxed(row));
    }

    private static Column find(Batch batch, Field field) {
        Column column = batch.column(field.name());
        if (!column.type().equals(field.type())) {
            throw new DataException(
                    "Column '%s' is '%s', but was '%s' when the transform was fitted. Read it with that type, or fit again."
                            .formatted(field.name(), column.type(), field.type()));
        }
        return column;
    }
}
