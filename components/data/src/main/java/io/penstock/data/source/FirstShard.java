package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The first of a source's shards, opened to know its columns and not once more to read it: a query runs once. Thread-safe; close it, in
 * case nobody reads.
 */
final class FirstShard implements AutoCloseable {

    private final StreamedSource shard;
    private @Nullable RowStream opened;

    FirstShard(StreamedSource shard) {
        this.shard = shard;
    }

    /** Returns the columns that it declares. */
    synchronized RowType type() throws IOException, InterruptedException {
        if (opened == null) {
            opened = shard.open();
        }
        return opened.type();
    }

    /** Opens a shard, which is the caller's to close. */
    RowStream open(StreamedSource any) throws IOException, InterruptedException {
        RowStream first = any == shard ? take() : null; // the same object, since equal ones may be several shards
        return first == null ? any.open() : first;
    }

    @Override
    public void close() throws IOException {
        RowStream left = take();
        if (left != null) {
            left.close();
        }
    }

    private synchronized @Nullable RowStream take() {
        RowStream taken = opened;
        opened = null;
        return taken;
    }
}
