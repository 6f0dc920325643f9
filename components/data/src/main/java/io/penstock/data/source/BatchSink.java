package io.penstock.data.source;

import io.penstock.columns.Batch;
import java.io.IOException;
import java.util.List;

/** Takes the rows of a source, used by one thread at a time. Closed by the source that reads, also when reading fails. */
public interface BatchSink extends AutoCloseable {

    /** What is done in its turn. */
    @FunctionalInterface
    interface Step {

        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Takes the next rows.
     *
     * @param rows typed, at least one
     */
    void write(Batch rows) throws IOException;

    /**
     * Does what needs no order with the next rows; the step that it returns, run in order, takes them. Unlike the other methods it
     * may be called by several threads at once.
     */
    default Step prepare(Batch rows) {
        return () -> write(rows);
    }

    /** Takes rows that could not be understood. */
    void setAside(List<BadRow> rows) throws IOException;

    @Override
    void close() throws IOException;
}
