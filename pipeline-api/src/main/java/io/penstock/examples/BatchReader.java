package io.penstock.examples;

import io.penstock.columns.Batch;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The batches of some files in order, read one at a time: {@code for (Batch batch : reader)}. Can be walked once. Not
 * thread-safe; close it.
 */
public final class BatchReader implements Iterable<Batch>, AutoCloseable {

    private final Iterator<Shard> shards;
    private final Function<Shard, ShardReader> opener;
    private @Nullable ShardReader open;
    private int next;

    BatchReader(List<Shard> shards, Function<Shard, ShardReader> opener) {
        this.shards = shards.iterator();
        this.opener = opener;
    }

    /** Returns the batches that were not read yet. */
    @Override
    public Iterator<Batch> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return advance() != null;
            }

            @Override
            public Batch next() {
                ShardReader shard = advance();
                if (shard == null) {
                    throw new NoSuchElementException("There are no more batches.");
                }
                return shard.read(next++);
            }
        };
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** Returns the file that holds the next batch, or null at the end. */
    private @Nullable ShardReader advance() {
        while (open == null || next == open.batches()) {
            close();
            if (!shards.hasNext()) {
                return null;
            }
            open = opener.apply(shards.next());
            next = 0;
        }
        return open;
    }
}
