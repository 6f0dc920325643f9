package io.penstock.data.statistics;

import io.penstock.errors.DataException;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of one split.
 *
 * @param name the split, for example {@code train}
 * @param rows number of rows
 * @param columns in the order of the data
 */
public record SplitStatistics(String name, long rows, List<ColumnStatistics> columns) {

    /** Copies the columns. */
    public SplitStatistics {
        columns = List.copyOf(columns);
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
}
