package io.penstock.columns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects rows into a {@link Batch}, column by column or {@link Row} by row. Reusable after {@link #build}. Not thread-safe. */
public final class BatchBuilder {

    private final RowType type;
    private final List<ColumnBuilder> columns;

    /** Begins an empty batch of a row type with at least one column. */
    public BatchBuilder(RowType type) {
        this.type = type;
        this.columns = type.fields().stream().map(ColumnBuilder::of).toList();
    }

    /** Returns names and types of the columns. */
    public RowType type() {
        return type;
    }

    /** Returns the builder of the column at a position. Give every column the same number of values before building. */
    public ColumnBuilder column(int index) {
        return columns.get(index);
    }

    /** Returns the builder of a column, or throws {@link io.penstock.errors.DataException} if there is none. */
    public ColumnBuilder column(String name) {
        return columns.get(type.requireIndex(name));
    }

    /** Returns the number of rows so far, as the first column counts them. */
    public int rows() {
        return columns.get(0).size();
    }

    /** Returns whether there is no room for another row. */
    public boolean isFull() {
        return rows() >= Batch.MAX_ROWS;
    }

    /** Appends a row, by the names of the columns; a name that the row lacks is missing, one that is no column is ignored. */
    public BatchBuilder append(Row row) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).append(row.value(type.fields().get(i).name()));
        }
        return this;
    }

    /** Appends a row of objects in the order of the columns, missing where null; see {@link ColumnBuilder#append(Object)}. */
    public BatchBuilder appendValues(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("%d values for %d columns.".formatted(values.length, columns.size()));
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).append(values[i]);
        }
        return this;
    }

    /** Appends the rows {@code from} to {@code to - 1} of a batch of the same row type. */
    public BatchBuilder append(Batch batch, int from, int to) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).append(batch.column(i), from, to);
        }
        return this;
    }

    /** Returns the batch of what was appended, and begins anew. */
    public Batch build() {
        return Batch.of(type, columns.stream().map(ColumnBuilder::build).toList());
    }
}
