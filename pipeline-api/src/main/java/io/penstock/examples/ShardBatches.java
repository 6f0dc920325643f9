package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The batches of some files for several threads to load; a file is closed when its last batch was read. */
final class ShardBatches implements BatchSource, AutoCloseable {

    private final Iterator<Shard> shards;
    private final Function<Shard, ShardReader> opener;
    private final Set<ShardReader> open = ConcurrentHashMap.newKeySet();
    private @Nullable ShardReader current;
    private AtomicInteger left = new AtomicInteger();
    private int next;

    ShardBatches(List<Shard> shards, Function<Shard, ShardReader> opener) {
        this.shards = shards.iterator();
        this.opener = opener;
    }

    @Override
    public @Nullable Supplier<Batch> next() {
        ShardReader shard = advance();
        if (shard == null) {
            return null;
        }
        int index = next++;
        AtomicInteger toRead = left;
        return () -> read(shard, index, toRead);
    }

    @Override
    public void close() {
        open.forEach(ShardReader::close);
    }

    private @Nullable ShardReader advance() {
        while (current == null || next == current.batches()) {
            if (!shards.hasNext()) {
                return null;
            }
            ShardReader opened = opener.apply(shards.next());
            open.add(opened);
            current = opened;
            left = new AtomicInteger(opened.batches());
            next = 0;
        }
        return current;
    }

    private Batch read(ShardReader shard, int index, AtomicInteger toRead) {
        Batch batch = shard.read(index);
        if (toRead.decrementAndGet() == 0) {
            open.remove(shard);
            shard.close();
        }
        return batch;
    }
}
