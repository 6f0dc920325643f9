package io.penstock.data.statistics;

import io.penstock.data.csv.CsvOptions;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file with what we and DuckDB make of it. */
record Table(SplitStatistics ours, Duck duck, String weight, String slice, String label) {

    static Table of(Path file, String weight, String slice, String label) throws Exception {
        StatisticsOptions options = StatisticsOptions.DEFAULT
                .withWeight(weight)
                .withSlices(slice)
                .withPairs()
                .withLabel(label);
        SplitStatistics ours =
                Statistics.ofCsv(file, CsvOptions.DEFAULT, options, 2).require(Statistics.WHOLE);
        return new Table(ours, Duck.reading(file), weight, slice, label);
    }

    Stream<ColumnStatistics> columns() {
        return ours.columns().stream();
    }

    /** The weight of a row in SQL. */
    String weighed() {
        return "coalesce(%s, 0)::double".formatted(weight);
    }

    @Override
    public String toString() {
        return label;
    }
}
