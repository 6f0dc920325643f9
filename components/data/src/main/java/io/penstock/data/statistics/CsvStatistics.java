package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvTable;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The statistics of a CSV file, each thread counting the blocks that it gets. */
final class CsvStatistics {

    private CsvStatistics() {}

    static SplitCounts of(Path file, CsvOptions csv, StatisticsOptions options, int threads)
            throws IOException, InterruptedException {
        Content<CountingSink> content =
                CsvTable.of(file, csv).readInParallel(threads, rows -> {}, type -> new CountingSink(type, options));
        SplitCounts total = new SplitCounts(content.type(), options);
        content.sinks().forEach(sink -> total.merge(sink.counts));
        return total;
    }

    private static final class CountingSink implements BatchSink {

        private final SplitCounts counts;

        CountingSink(RowType type, StatisticsOptions options) {
            counts = new SplitCounts(type, options);
        }

        @Override
        public void write(Batch rows) {
            counts.add(rows);
        }

        @Override
        public void setAside(List<BadRow> rows) {} // counted and judged by the table

        @Override
        public void close() {}
    }
}
