package io.penstock.examples;

import io.penstock.columns.Batch;
import java.util.Iterator;
import java.util.List;

/** The batches of some rows in order, read one at a time. Can be walked once. Not thread-safe; close it. */
public final class BatchReader implements Iterable<Batch>, AutoCloseable {

    private final List<Batch> batches = List.of();

    BatchReader() {}

    @Override
    public Iterator<Batch> iterator() {
        return batches.iterator();
    }

    @Override
    public void close() {}
}
