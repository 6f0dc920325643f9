package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.util.List;

/** What was seen of all columns so far; used by one thread at a time. */
public final class SplitCounts {

    private final RowType type;
    private final List<ColumnCounts> columns;
    private final TextScratch scratch = new TextScratch();
    private long rows;

    SplitCounts(RowType type) {
        this.type = type;
        this.columns = type.fields().stream().map(ColumnCounts::of).toList();
    }

    void add(Batch batch) {
        if (!batch.type().equals(type)) {
            throw new IllegalArgumentException("Statistics of '%s' got '%s'.".formatted(type, batch));
        }
        rows += batch.rows();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch.column(i), scratch);
        }
    }

    void merge(SplitCounts other) {
        rows += other.rows;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
    }

    List<ColumnCounts> columns() {
        return columns;
    }

    long rows() {
        return rows;
    }

    void rows(long number) {
        rows = number;
    }
}
