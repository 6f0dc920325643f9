package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.SinkFactory;
import io.penstock.data.source.Source;
import io.penstock.data.split.Divider;
import io.penstock.data.split.Split;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statistics of a source, each thread counting the rows that it gets. */
final class SourceStatistics {

    private SourceStatistics() {}

    /** Returns what was counted, by split, and at least one. */
    static Map<String, SplitCounts> of(Source source, Split split, StatisticsOptions options, int threads)
            throws IOException, InterruptedException {
        SinkFactory<CountingSink> sinks = type -> new CountingSink(type, split, options);
        Content<CountingSink> content = split.isOrdered()
                ? source.readInOrder(threads, Meter.NONE, sinks)
                : source.readInParallel(threads, Meter.NONE, sinks);
        CountingSink total = new CountingSink(content.type(), split, options);
        content.sinks().forEach(total::merge);
        return total.bySplit();
    }

    private static final class CountingSink implements BatchSink {

        private final List<String> splits;
        private final List<SplitCounts> counts;
        private final Divider divider;

        CountingSink(RowType type, Split split, StatisticsOptions options) {
            type.select(split.keys());
            splits = split.names();
            counts = splits.stream().map(name -> new SplitCounts(type, options)).toList();
            divider = split.divider();
        }

        @Override
        public void write(Batch rows) {
            if (counts.size() == 1) {
                counts.get(0).add(rows);
                return;
            }
            List<int[]> parts = divider.divide(rows);
            for (int part = 0; part < counts.size(); part++) {
                counts.get(part).add(rows.select(parts.get(part)));
            }
        }

        @Override
        public void setAside(List<BadRow> rows) {} // counted and judged by the source

        @Override
        public void close() {}

        void merge(CountingSink other) {
            for (int part = 0; part < counts.size(); part++) {
                counts.get(part).merge(other.counts.get(part));
            }
        }

        Map<String, SplitCounts> bySplit() {
            Map<String, SplitCounts> named = new LinkedHashMap<>();
            for (int part = 0; part < counts.size(); part++) {
                named.put(splits.get(part), counts.get(part));
            }
            return named;
        }
    }
}
