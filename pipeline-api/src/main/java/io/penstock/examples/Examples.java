package io.penstock.examples;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows of one type, in named splits. */
public final class Examples {

    private final Path directory;

    private Examples(Path directory) {
        this.directory = directory;
    }

    /** Opens the examples in a directory; reads its manifest only. */
    public static Examples open(Path directory) throws IOException {
        return new Examples(directory);
    }

    /** Returns the directory. */
    public Path directory() {
        return directory;
    }

    /** Returns the names of the splits. */
    public List<String> splits() {
        throw new UnsupportedOperationException("reading comes with the Arrow files");
    }

    /** Returns the columns. */
    public RowType rowType() {
        throw new UnsupportedOperationException("reading comes with the Arrow files");
    }

    /** Returns the number of rows of all splits. */
    public long rows() {
        throw new UnsupportedOperationException("reading comes with the Arrow files");
    }

    /** Returns the number of rows of a split. */
    public long rows(String split) {
        throw new UnsupportedOperationException("reading comes with the Arrow files: " + split);
    }

    /** Opens a split to read some columns, all of them if none is named. */
    public BatchReader read(String split, String... columns) {
        throw new UnsupportedOperationException("reading comes with the Arrow files: " + split + columns.length);
    }

    /** Reduces a split on some threads; the result does not depend on their number. */
    public <A, R> R reduce(String split, Reducer<A, R> reducer, int threads) {
        throw new UnsupportedOperationException("reading comes with the Arrow files: " + split + reducer + threads);
    }
}
