package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The batches of some files for several threads to load. Who loads the first batch of a file checks the file before, while other
 * threads load and use its other batches: when all batches were loaded, all files were checked. A file is closed when its last batch
 * was read.
 */
final class ShardBatches implements BatchSource, AutoCloseable {

    private final Iterator<Shard> shards;
    private final Function<Shard, ShardReader> opener;
    private final Consumer<Shard> check;
    private final Set<Opened> open = ConcurrentHashMap.newKeySet();
    private final Set<Shard> unchecked = ConcurrentHashMap.newKeySet();
    private @Nullable Opened current;
    private int next;

    /** A file and how many of its batches are still to be read. */
    private record Opened(Shard shard, ShardReader reader, AtomicInteger left) {}

    /**
     * Begins with no file open.
     *
     * @param check throws if a file is not what it was when it was written
     */
    ShardBatches(List<Shard> shards, Function<Shard, ShardReader> opener, Consumer<Shard> check) {
        this.shards = shards.iterator();
        this.opener = opener;
        this.check = check;
    }

    @Override
    public @Nullable Supplier<Batch> next() {
        Opened file = advance();
        if (file == null) {
            return null;
        }
        int index = next++;
        return () -> read(file, index);
    }

    /** Checks the files that were opened and not checked yet. */
    void checkOpen() {
        unchecked.forEach(check);
    }

    @Override
    public void close() {
        open.forEach(file -> file.reader().close());
    }

    private @Nullable Opened advance() {
        Opened file = current;
        while (file == null || next == file.reader().batches()) {
            if (!shards.hasNext()) {
                return null;
            }
            file = open(shards.next());
            current = file;
            next = 0;
        }
        return file;
    }

    private Opened open(Shard shard) {
        unchecked.add(shard);
        ShardReader reader = opener.apply(shard);
        Opened file = new Opened(shard, reader, new AtomicInteger(reader.batches()));
        open.add(file);
        if (reader.batches() == 0) {
            check(shard);
        }
        return file;
    }

    private Batch read(Opened file, int index) {
        if (index == 0) {
            check(file.shard());
        }
        Batch batch = file.reader().read(index);
        if (file.left().decrementAndGet() == 0) {
            open.remove(file);
            file.reader().close();
        }
        return batch;
    }

    private void check(Shard shard) {
        check.accept(shard);
        unchecked.remove(shard);
    }
}
