package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** What was seen of all columns so far; used by one thread at a time. */
public final class SplitCounts {

    private final RowType type;
    private final StatisticsOptions options;
    private final List<ColumnCounts> columns;
    private final List<Facet> facets;
    private final TextScratch scratch;
    private long rows;

    SplitCounts(RowType type, StatisticsOptions options) {
        this(type, options, new TextScratch(), DistinctNumbers.mostHeld(type.size()));
    }

    /** Begins counts of a part of the rows, which share their scratch with others of the same thread. */
    SplitCounts(RowType type, StatisticsOptions options, TextScratch scratch) {
        this(type, options, scratch, 0);
    }

    private SplitCounts(RowType type, StatisticsOptions options, TextScratch scratch, int mostDistinct) {
        this.type = type;
        this.options = options;
        this.columns = type.fields().stream()
                .map(field -> ColumnCounts.of(field, mostDistinct))
                .toList();
        this.facets = Facets.of(type, options, scratch);
        this.scratch = scratch;
    }

    void add(Batch batch) {
        if (!batch.type().equals(type)) {
            throw new IllegalArgumentException("Statistics of '%s' got '%s'.".formatted(type, batch));
        }
        rows += batch.rows();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch.column(i), scratch);
        }
        for (Facet facet : facets) {
            facet.add(batch);
        }
    }

    void merge(SplitCounts other) {
        rows += other.rows;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
        for (int i = 0; i < facets.size(); i++) {
            facets.get(i).merge(other.facets.get(i));
        }
    }

    void encode(DataOutput out) throws IOException {
        Varints.write(out, rows);
        for (ColumnCounts column : columns) {
            column.encode(out);
        }
        for (Facet facet : facets) {
            facet.encode(out);
        }
    }

    void decode(DataInput in) throws IOException {
        rows = Varints.read(in);
        for (ColumnCounts column : columns) {
            column.decode(in);
        }
        for (Facet facet : facets) {
            facet.decode(in);
        }
    }

    SplitStatistics finish(String name) {
        SplitStatistics seen = new SplitStatistics(
                name,
                rows,
                columns.stream().map(column -> column.finish(options)).toList());
        for (Facet facet : facets) {
            seen = facet.finish(seen);
        }
        return seen;
    }

    RowType type() {
        return type;
    }

    List<ColumnCounts> columns() {
        return columns;
    }

    long rows() {
        return rows;
    }
}
