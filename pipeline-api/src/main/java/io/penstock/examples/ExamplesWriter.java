package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes rows into the splits of new examples. Close it: that completes them. Not thread-safe. */
public final class ExamplesWriter implements AutoCloseable {

    private ExamplesWriter() {}

    /** Begins examples in an empty directory. */
    public static ExamplesWriter in(Path directory, RowType type, List<String> splits) throws IOException {
        throw new UnsupportedOperationException("writing comes with the Arrow files: " + directory + type + splits);
    }

    /** Writes rows to a split, after those it has. */
    public void write(String split, Batch rows) throws IOException {
        throw new UnsupportedOperationException("writing comes with the Arrow files: " + split + rows);
    }

    /** Writes the given rows of a batch to a split, after those it has. */
    public void write(String split, Batch rows, int[] selection) throws IOException {
        write(split, rows.select(selection));
    }

    /** Sets a row aside that could not be understood. */
    public void quarantine(long line, String reason, String raw) throws IOException {
        throw new UnsupportedOperationException("writing comes with the Arrow files: " + line + reason + raw);
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("writing comes with the Arrow files");
    }
}
