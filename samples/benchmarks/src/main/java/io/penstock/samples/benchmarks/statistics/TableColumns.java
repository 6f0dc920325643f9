package io.penstock.samples.benchmarks.statistics;

import io.penstock.columns.ColumnType;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.SplitStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a table by what is computed of them.
 *
 * @param numbers those whose range, mean, standard deviation, zeros and deciles are computed
 * @param texts those whose lengths and most frequent values are computed
 */
record TableColumns(List<String> numbers, List<String> texts) {

    static TableColumns of(SplitStatistics statistics) {
        return new TableColumns(
                names(statistics.columns().stream().filter(column -> column.type() != ColumnType.TEXT)),
                names(statistics.columns().stream().filter(column -> column.type() == ColumnType.TEXT)));
    }

    private static List<String> names(Stream<ColumnStatistics> columns) {
        return columns.map(ColumnStatistics::name).toList();
    }

    /** Returns expressions of a query, those of the numbers first. */
    String expressions(Function<String, String> ofNumbers, Function<String, String> ofTexts) {
        return Stream.concat(numbers.stream().map(ofNumbers), texts.stream().map(ofTexts))
                .collect(Collectors.joining(", "));
    }
}
