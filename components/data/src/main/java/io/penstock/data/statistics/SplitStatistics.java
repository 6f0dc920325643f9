package io.penstock.data.statistics;

import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of one split.
 *
 * @param name the split, for example {@code train}
 * @param rows number of rows
 * @param columns in the order of the data
 * @param weights of the rows, if {@link StatisticsOptions#weight} names a column
 * @param slices for each of {@link StatisticsOptions#slices}
 * @param pairs of columns, if {@link StatisticsOptions#pairColumns} asks for them
 * @param label what columns tell of it, if {@link StatisticsOptions#label} names one
 */
public record SplitStatistics(
        String name,
        long rows,
        List<ColumnStatistics> columns,
        Optional<Weights> weights,
        List<SliceStatistics> slices,
        Optional<PairStatistics> pairs,
        Optional<LabelStatistics> label) {

    /** Copies the lists. */
    public SplitStatistics {
        columns = List.copyOf(columns);
        slices = List.copyOf(slices);
    }

    /** Holds the statistics of columns alone. */
    public SplitStatistics(String name, long rows, List<ColumnStatistics> columns) {
        this(name, rows, columns, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Returns the statistics of a column, if there is one of this name. */
    public Optional<ColumnStatistics> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }

    /**
     * Returns the statistics of a column.
     *
     * @throws DataException if there is none; the message lists the columns
     */
    public ColumnStatistics require(String column) {
        return column(column)
                .orElseThrow(() -> new DataException("Split '%s' has no statistics of column '%s'. Columns: %s."
                        .formatted(name, column, String.join(", ", names()))));
    }

    /** Returns the names of the columns in order. */
    public List<String> names() {
        return columns.stream().map(ColumnStatistics::name).toList();
    }

    SplitStatistics with(Weights seen, List<ColumnStatistics> weighted) {
        return new SplitStatistics(name, rows, weighted, Optional.of(seen), slices, pairs, label);
    }

    SplitStatistics with(SliceStatistics seen) {
        List<SliceStatistics> more = new ArrayList<>(slices);
        more.add(seen);
        return new SplitStatistics(name, rows, columns, weights, more, pairs, label);
    }

    SplitStatistics with(PairStatistics seen) {
        return new SplitStatistics(name, rows, columns, weights, slices, Optional.of(seen), label);
    }

    SplitStatistics with(LabelStatistics seen) {
        return new SplitStatistics(name, rows, columns, weights, slices, pairs, Optional.of(seen));
    }
}
