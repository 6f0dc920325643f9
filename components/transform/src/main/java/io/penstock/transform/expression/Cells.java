package io.penstock.transform.expression;

import io.penstock.columns.Batch;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import org.jspecify.annotations.Nullable;

/**
 * The row that a {@link Kernel} sees. A slot is a column's position in the row type that the kernel was made for. Used by one
 * thread.
 */
public interface Cells {

    /** Returns whether there is no value. */
    boolean isMissing(int slot);

    /** Returns a number as {@link Row#number} gives it, NaN if it is missing. Not for columns of text. */
    double number(int slot);

    /**
     * Returns a value as text, or null if it is missing: integers in decimal, truth values as {@code true} or {@code false}.
     */
    @Nullable
    String text(int slot);

    /** Returns a single row seen through the given columns. */
    static Cells of(RowType columns, Row row) {
        return new RowCells(columns, row);
    }

    /**
     * Returns a cursor over the rows of a batch, seen through the given columns.
     *
     * @throws io.penstock.errors.DataException if the batch lacks one of the columns, or has it with another type
     */
    static BatchCells of(RowType columns, Batch batch) {
        return new BatchCells(columns, batch);
    }
}
