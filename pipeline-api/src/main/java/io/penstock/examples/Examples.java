package io.penstock.examples;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.columns.ParallelReduction;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows of one type in named splits: a directory with a manifest and Arrow files, {@code train/part-00000.arrow} and so on.
 * Immutable and thread-safe; holds no rows in memory.
 *
 * <p>The digest of a file is checked once for each object of this class: before its first batch is read, and in a reduction, where
 * one thread checks while others reduce, before there is a result.
 */
public final class Examples {

    private final Path directory;
    private final ExamplesManifest manifest;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    private Examples(Path directory, ExamplesManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens the examples in a directory; reads the manifest only.
     *
     * @throws DataException if there is no manifest, or not one of this version
     */
    public static Examples open(Path directory) throws IOException {
        return new Examples(directory, ExamplesManifest.read(directory));
    }

    /** Returns the directory. */
    public Path directory() {
        return directory;
    }

    /** Returns the names of the splits, in the order in which they were named. */
    public List<String> splits() {
        return List.copyOf(manifest.shards().keySet());
    }

    /** Returns the columns. */
    public RowType rowType() {
        return manifest.type();
    }

    /** Returns the number of rows of all splits. */
    public long rows() {
        return splits().stream().mapToLong(this::rows).sum();
    }

    /** Returns the number of rows of a split. */
    public long rows(String split) {
        return shards(split).stream().mapToLong(Shard::rows).sum();
    }

    /**
     * Returns the files of a split, in order, at least one.
     *
     * @throws DataException if there is no such split; the message lists them
     */
    public List<Shard> shards(String split) {
        List<Shard> shards = manifest.shards().get(split);
        if (shards == null) {
            throw new DataException(
                    "There is no split '%s'. Splits: %s.".formatted(split, String.join(", ", splits())));
        }
        return List.copyOf(shards);
    }

    /** Returns the file of rows that were set aside when these examples were made, if there were any. */
    public Optional<Path> quarantine() {
        Path file = directory.resolve(ExamplesWriter.QUARANTINE_FILE);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * Opens a split to read some columns, all of them if none is named.
     *
     * <p>Reading throws {@link DataException} if a file is damaged, and {@link io.penstock.errors.EnvironmentException} if it
     * cannot be read.
     *
     * @throws DataException if there is no such split or column
     */
    public BatchReader read(String split, String... columns) {
        return read(split, columns.length == 0 ? rowType().names() : Arrays.asList(columns));
    }

    /** Opens a split to read the columns named, at least one; see {@link #read(String, String...)}. */
    public BatchReader read(String split, List<String> columns) {
        return read(shards(split), columns);
    }

    /** Opens one file of a split to read the columns named, at least one; see {@link #read(String, String...)}. */
    public BatchReader read(Shard shard, List<String> columns) {
        return read(List.of(shard), columns);
    }

    /** Reduces a split on some threads; the result does not depend on their number. */
    public <A, R> R reduce(String split, Reducer<A, R> reducer, int threads) {
        return reduce(split, rowType().names(), reducer, threads);
    }

    /**
     * Reduces some columns of a split on some threads; the result does not depend on their number.
     *
     * @param columns what batches are to hold, at least one
     */
    public <A, R> R reduce(String split, List<String> columns, Reducer<A, R> reducer, int threads) {
        List<String> projection = checked(columns);
        try (ShardBatches batches = new ShardBatches(shards(split), shard -> reader(shard, projection), this::verify);
                ParallelReduction reduction = new ParallelReduction(threads)) {
            return reduced(batches, reduction, reducer);
        }
    }

    @Override
    public String toString() {
        return "%d rows of %s in %s at %s".formatted(rows(), rowType(), splits(), directory);
    }

    /** Reduces; of whatever fails the first cause is told, which may be that a file was changed. */
    private static <A, R> R reduced(ShardBatches batches, ParallelReduction reduction, Reducer<A, R> reducer) {
        try {
            return reduction.reduce(batches, reducer);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                checkOpen(batches, e);
            }
            throw e;
        }
    }

    private static void checkOpen(ShardBatches batches, RuntimeException failure) {
        try {
            batches.checkOpen();
        } catch (RuntimeException changed) {
            changed.addSuppressed(failure);
            throw changed;
        }
    }

    private BatchReader read(List<Shard> shards, List<String> columns) {
        List<String> projection = checked(columns);
        return new BatchReader(shards, shard -> open(shard, projection));
    }

    private List<String> checked(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Name at least one column to read.");
        }
        return rowType().select(columns).names();
    }

    private ShardReader open(Shard shard, List<String> columns) {
        verify(shard);
        return reader(shard, columns);
    }

    private ShardReader reader(Shard shard, List<String> columns) {
        return new ShardReader(directory.resolve(shard.file()), columns);
    }

    private void verify(Shard shard) {
        if (!verified.contains(shard.file())) {
            verifyNow(shard);
            verified.add(shard.file());
        }
    }

    private void verifyNow(Shard shard) {
        Path file = directory.resolve(shard.file());
        try {
            if (!Files.exists(file)) {
                throw new DataException("'%s' is gone. Restore it or make the examples again.".formatted(file));
            }
            Digest found = Manifest.digestOf(file);
            if (Files.size(file) != shard.bytes() || !found.hex().equals(shard.sha256())) {
                throw new DataException(
                        "'%s' was changed: its SHA-256 is '%s' instead of '%s'. Restore it or make the examples again."
                                .formatted(file, found.hex(), shard.sha256()));
            }
        } catch (IOException e) {
            throw ShardReader.unreadable(file, e);
        }
    }
}
