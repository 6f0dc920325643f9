package io.penstock.data;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.split.Divider;
import io.penstock.data.split.Split;
import io.penstock.errors.DataException;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes rows into the splits of examples. */
final class SplitSink implements BatchSink {

    private final ExamplesWriter writer;
    private final Split split;
    private final Divider divider;
    private final long[] rows;

    private SplitSink(ExamplesWriter writer, Split split) {
        this.writer = writer;
        this.split = split;
        this.divider = split.divider();
        this.rows = new long[split.names().size()];
    }

    /**
     * Reads a source into an empty directory, which {@link io.penstock.examples.Examples#open} opens afterwards.
     *
     * @param threads how many to use, the caller's among them
     * @throws DataException as the source does, and if a split comes out empty
     */
    static Content<SplitSink> write(Source source, Split split, Path directory, int threads, Meter meter)
            throws IOException, InterruptedException {
        Content<SplitSink> content = source.readInOrder(threads, meter, type -> open(directory, type, split));
        content.sinks().get(0).checkSplits(source.title());
        return content;
    }

    /** Begins in a directory that is empty or holds what an earlier pass wrote in vain. */
    static SplitSink open(Path directory, RowType type, Split split) throws IOException {
        clear(directory);
        type.select(split.keys());
        return new SplitSink(ExamplesWriter.in(directory, type, split.names()), split);
    }

    @Override
    public void write(Batch batch) throws IOException {
        write(divided(batch));
    }

    @Override
    public Step prepare(Batch batch) {
        if (split.isOrdered()) {
            return () -> write(batch);
        }
        List<Batch> parts = divided(batch);
        return () -> write(parts);
    }

    @Override
    public void setAside(List<BadRow> bad) throws IOException {
        for (BadRow row : bad) {
            writer.quarantine(row.line(), row.reason(), row.text());
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Refuses a split without rows. */
    void checkSplits(String source) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 0) {
                throw new DataException(
                        "Split '%s' of %s came out empty: all its %d rows went elsewhere by %s. Give it more weight, more rows, or a key with more values."
                                .formatted(split.names().get(i), source, rows(), split));
            }
        }
    }

    private List<Batch> divided(Batch batch) {
        return divider.divide(batch).stream().map(batch::select).toList();
    }

    private void write(List<Batch> parts) throws IOException {
        for (int i = 0; i < rows.length; i++) {
            rows[i] += parts.get(i).rows();
            writer.write(split.names().get(i), parts.get(i));
        }
    }

    private long rows() {
        long total = 0;
        for (long part : rows) {
            total += part;
        }
        return total;
    }

    private static void clear(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(directory)) {
            files = tree.filter(path -> !path.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
