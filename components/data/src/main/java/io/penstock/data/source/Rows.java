package io.penstock.data.source;

import io.penstock.columns.Batch;
import java.util.List;

/** Some rows of a shard, and those that were set aside among them. Immutable. */
public final class Rows {

    private final Batch batch;
    private final long[] lines;
    private final List<BadRow> badRows;

    /**
     * Some rows.
     *
     * @param batch the good ones; may have no rows
     * @param lines where each of them stands, as {@link BadRow#line} tells it; taken over
     * @param badRows the others
     */
    public Rows(Batch batch, long[] lines, List<BadRow> badRows) {
        if (lines.length != batch.rows()) {
            throw new IllegalArgumentException("%d lines for %d rows.".formatted(lines.length, batch.rows()));
        }
        this.batch = batch;
        this.lines = lines;
        this.badRows = List.copyOf(badRows);
    }

    /** Returns the good rows. */
    public Batch batch() {
        return batch;
    }

    /** Returns where a good row stands. */
    public long line(int row) {
        return lines[row];
    }

    long[] lines() {
        return lines;
    }

    /** Returns the others. */
    public List<BadRow> badRows() {
        return badRows;
    }
}
