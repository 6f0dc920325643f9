package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sinks of one reading, closed together.
 *
 * @param <S> kind of sink
 */
public final class Sinks<S extends BatchSink> implements AutoCloseable {

    private final SinkFactory<S> factory;
    private final List<S> opened = new ArrayList<>();

    /** Begins with none. */
    public Sinks(SinkFactory<S> factory) {
        this.factory = factory;
    }

    /** Opens another one. */
    public S open(RowType type) throws IOException {
        S sink = factory.open(type);
        opened.add(sink);
        return sink;
    }

    /** Returns those that were opened. */
    public List<S> all() {
        return List.copyOf(opened);
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (S sink : opened) {
            try {
                sink.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
