package io.penstock.columns;

import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some rows of a table, column by column: the unit of work. Immutable and thread-safe. */
public final class Batch {

    /** The largest number of rows of a batch, and the number of rows of every batch of a file but the last. */
    public static final int MAX_ROWS = 32_768;

    private final RowType type;
    private final List<Column> columns;
    private final int rows;

    private Batch(RowType type, List<Column> columns, int rows) {
        this.type = type;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Returns a batch of columns.
     *
     * @param type names and types of the columns, at least one
     * @param columns in the order of the row type, of equal size, at most {@link #MAX_ROWS}
     */
    public static Batch of(RowType type, List<? extends Column> columns) {
        if (columns.isEmpty() || type.size() != columns.size()) {
            throw new IllegalArgumentException("A batch of '%s' got %d columns.".formatted(type, columns.size()));
        }
        int rows = columns.get(0).size();
        for (int i = 0; i < columns.size(); i++) {
            checkColumn(type.fields().get(i), columns.get(i), rows);
        }
        return new Batch(type, List.copyOf(columns), rows);
    }

    /** Returns a batch of the given rows, by the names of the columns; a name that a row lacks is missing. */
    public static Batch of(RowType type, Row... rows) {
        BatchBuilder builder = new BatchBuilder(type);
        for (Row row : rows) {
            builder.append(row);
        }
        return builder.build();
    }

    /** Returns names and types of the columns. */
    public RowType type() {
        return type;
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the columns in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Returns the column at a position. */
    public Column column(int index) {
        return columns.get(index);
    }

    /**
     * Returns the column of a name.
     *
     * @throws DataException if there is none; the message lists the columns
     */
    public Column column(String name) {
        return columns.get(type.requireIndex(name));
    }

    /** Returns a column of integers, timestamps or dates, or throws {@link DataException}. */
    public LongColumn longs(String name) {
        return as(LongColumn.class, name, "int64, timestamp or date");
    }

    /** Returns a column of doubles, or throws {@link DataException}. */
    public DoubleColumn doubles(String name) {
        return as(DoubleColumn.class, name, "float64");
    }

    /** Returns a column that reads as numbers, or throws {@link DataException}. */
    public NumericColumn numbers(String name) {
        return as(NumericColumn.class, name, "a numeric type");
    }

    /** Returns a column of truth values, or throws {@link DataException}. */
    public BooleanColumn booleans(String name) {
        return as(BooleanColumn.class, name, "boolean");
    }

    /** Returns a column of texts, or throws {@link DataException}. */
    public TextColumn texts(String name) {
        return as(TextColumn.class, name, "text");
    }

    /** Returns a column of lists, or throws {@link DataException}. */
    public ListColumn lists(String name) {
        return as(ListColumn.class, name, "a list");
    }

    /** Returns the given rows, in their order; rows may repeat. */
    public Batch select(int[] selection) {
        return new Batch(
                type, columns.stream().map(column -> column.select(selection)).toList(), selection.length);
    }

    /** Returns the rows {@code from} to {@code to - 1}. */
    public Batch slice(int from, int to) {
        if (from < 0 || to < from || to > rows) {
            throw new IndexOutOfBoundsException("Rows %d to %d of a batch of %d.".formatted(from, to, rows));
        }
        return from == 0 && to == rows
                ? this
                : new Batch(
                        type,
                        columns.stream().map(column -> column.slice(from, to)).toList(),
                        to - from);
    }

    /** Returns this batch with a column appended, or put in the place of the one that has its name. */
    public Batch with(Field field, Column column) {
        List<Column> changed = new ArrayList<>(columns);
        int index = type.indexOf(field.name());
        if (index < 0) {
            changed.add(column);
        } else {
            changed.set(index, column);
        }
        return of(type.with(field), changed);
    }

    /**
     * Returns the columns of these names, in the order of the names.
     *
     * @throws DataException if one of them does not exist
     */
    public Batch project(List<String> names) {
        return new Batch(type.select(names), names.stream().map(this::column).toList(), rows);
    }

    /** Returns a view of a row. */
    public Row row(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("Row %d of a batch of %d.".formatted(row, rows));
        }
        return new BatchRow(this, row);
    }

    /** Compares type and values; walks all rows. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Batch batch
                && rows == batch.rows
                && type.equals(batch.type)
                && IntStream.range(0, columns.size()).allMatch(i -> column(i).sameValues(batch.column(i)));
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + rows;
    }

    @Override
    public String toString() {
        return rows + " rows of " + type;
    }

    private <C extends Column> C as(Class<C> kind, String name, String expected) {
        Column column = column(name);
        if (!kind.isInstance(column)) {
            throw new DataException("Column '%s' is '%s', but %s is needed.".formatted(name, column.type(), expected));
        }
        return kind.cast(column);
    }

    private static void checkColumn(Field field, Column column, int rows) {
        if (!field.type().equals(column.type())) {
            throw new IllegalArgumentException("Column '%s' got values of '%s'.".formatted(field, column.type()));
        }
        if (column.size() != rows || rows > MAX_ROWS) {
            throw new IllegalArgumentException("Column '%s' has %d rows in a batch of %d, at most %d."
                    .formatted(field, column.size(), rows, MAX_ROWS));
        }
    }
}
