package io.penstock.data.source;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the rows of a stream, value by value: {@link #begin}, at most one value for each {@link #column}, and {@link #end} or
 * {@link #setAside}. Columns that get no value are missing in the row. Reusable after {@link #take}. Not thread-safe.
 */
public final class RowBuffer {

    private static final long FULL_BYTES = 64 << 20;

    private final BatchBuilder builder;
    private final List<BadRow> badRows = new ArrayList<>();
    private long[] lines = new long[64];
    private boolean[] dropped = new boolean[64];
    private int rows;
    private int drops;
    private long bytes;
    private long badBytes;

    /** Begins with no rows. */
    public RowBuffer(RowType type) {
        this.builder = new BatchBuilder(type);
    }

    /** Returns the columns. */
    public RowType type() {
        return builder.type();
    }

    /** Begins a row that stands at a line, see {@link BadRow#line}. */
    public void begin(long line) {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
            dropped = Arrays.copyOf(dropped, 2 * rows);
        }
        lines[rows] = line;
        dropped[rows] = false;
    }

    /** Returns where the row's value of a column goes. */
    public ColumnBuilder column(int index) {
        return builder.column(index);
    }

    /** Returns whether the row has a value of a column by now, a missing one included. */
    public boolean hasValue(int column) {
        return column(column).size() > rows;
    }

    /** Ends the row. */
    public void end() {
        bytes = badBytes;
        for (int i = 0; i < type().size(); i++) {
            if (!hasValue(i)) {
                column(i).appendMissing();
            }
            bytes += column(i).byteSize();
        }
        rows++;
    }

    /**
     * Ends the row as a bad one, whatever values it got so far.
     *
     * @param reason for people
     * @param text what stood there
     */
    public void setAside(String reason, String text) {
        badRows.add(new BadRow(lines[rows], reason, text));
        badBytes += 2L * text.length();
        dropped[rows] = true;
        drops++;
        for (int i = 0; i < type().size(); i++) {
            if (!hasValue(i)) {
                forgetElements(column(i));
            }
        }
        end();
    }

    /** Returns whether the rows are to be taken before another one begins: there are as many as a batch holds, or they are large. */
    public boolean isFull() {
        return rows == Batch.MAX_ROWS || bytes >= FULL_BYTES;
    }

    /** Returns whether no row ended since the last ones were taken. */
    public boolean isEmpty() {
        return rows == 0;
    }

    /** Returns the rows that ended, and begins anew. */
    public Rows take() {
        Batch batch = builder.build();
        Rows taken = drops == 0 ? new Rows(batch, Arrays.copyOf(lines, rows), badRows) : withoutDropped(batch);
        badRows.clear();
        rows = 0;
        drops = 0;
        bytes = 0;
        badBytes = 0;
        return taken;
    }

    private Rows withoutDropped(Batch batch) {
        int[] kept = new int[rows - drops];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            if (!dropped[row]) {
                kept[at++] = row;
            }
        }
        long[] keptLines = Arrays.stream(kept).mapToLong(row -> lines[row]).toArray();
        return new Rows(batch.select(kept), keptLines, badRows);
    }

    /** Puts elements of an inner list that never ended into one, which the row that is dropped takes with it. */
    private static void forgetElements(ColumnBuilder column) {
        if (column.type() instanceof ColumnType.ListOf list && list.element() instanceof ColumnType.ListOf) {
            column.elements().appendMissing();
        }
    }
}
