package io.penstock.data.statistics;

import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoded counts behind statistics, which merge with others. Thread-safe; counts that are in memory are encoded when they are
 * first asked for, and counts in files are read each time.
 */
final class CountedSplits {

    /** How the file of a split's counts is named. */
    private static final String FILE = "counts-%05d.bin";

    private final Shape shape;
    private final Map<String, Source> sources;

    private CountedSplits(Shape shape, Map<String, Source> sources) {
        this.shape = shape;
        this.sources = sources;
    }

    /**
     * What counts must have in common to merge.
     *
     * @param type the columns
     * @param options what is counted and reported
     */
    record Shape(RowType type, StatisticsOptions options) {

        SplitReducer reducer(String split) {
            return new SplitReducer(split, type, options);
        }
    }

    private interface Source {
        byte[] bytes() throws IOException;
    }

    /** Holds counts in memory, which nobody changes any more. */
    static CountedSplits of(Shape shape, Map<String, SplitCounts> counts) {
        Map<String, Source> sources = new LinkedHashMap<>();
        counts.forEach((split, one) -> sources.put(split, new InMemory(shape.reducer(split), one)));
        return new CountedSplits(shape, sources);
    }

    /** Finds counts in the directory to which they were written. */
    static CountedSplits in(Path directory, Shape shape, List<String> splits) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < splits.size(); i++) {
            Path file = directory.resolve(FILE.formatted(i));
            sources.put(splits.get(i), () -> Files.readAllBytes(file));
        }
        return new CountedSplits(shape, sources);
    }

    void write(Path directory) throws IOException {
        int number = 0;
        for (Source source : sources.values()) {
            Files.write(directory.resolve(FILE.formatted(number++)), source.bytes());
        }
    }

    Shape shape() {
        return shape;
    }

    /** Adds the counts of each split to those of the same name. */
    void mergeInto(Map<String, SplitCounts> totals) throws IOException {
        for (Map.Entry<String, Source> entry : sources.entrySet()) {
            SplitReducer reducer = shape.reducer(entry.getKey());
            SplitCounts counts = reducer.decode(entry.getValue().bytes());
            SplitCounts before = totals.putIfAbsent(entry.getKey(), counts);
            if (before != null) {
                reducer.merge(before, counts);
            }
        }
    }

    /** Throws {@link DataException} if counts of another shape cannot merge with these. */
    void checkMergesWith(CountedSplits other) {
        if (!shape.type().equals(other.shape.type())) {
            throw new DataException(
                    "Statistics of '%s' do not merge with statistics of '%s'. Give the rows one type first."
                            .formatted(shape.type(), other.shape.type()));
        }
        if (!shape.options().equals(other.shape.options())) {
            throw new DataException(
                    "Statistics with '%s' do not merge with statistics with '%s'. Compute both with the same."
                            .formatted(shape.options(), other.shape.options()));
        }
    }

    private static final class InMemory implements Source {

        private final SplitReducer reducer;
        private @Nullable SplitCounts counts;
        private byte[] encoded = new byte[0];

        InMemory(SplitReducer reducer, SplitCounts counts) {
            this.reducer = reducer;
            this.counts = counts;
        }

        @Override
        public synchronized byte[] bytes() {
            if (counts != null) {
                encoded = reducer.encode(counts);
                counts = null;
            }
            return encoded;
        }
    }
}
