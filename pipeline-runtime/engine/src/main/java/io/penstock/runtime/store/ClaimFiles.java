package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Claims as locks of the operating system on single bytes of a few files, which stay empty: the place of a key's byte is made
 * of its digest. They are a few because a system looks through all locks of a file to take another one. The system gives a claim up when its process ends, however it ends; a paused process keeps what it has.
 *
 * <p>Two keys whose bytes fall together wait for each other, which costs time and nothing else. If two workspaces of one process are
 * open on one directory and one is closed, the system gives up the claims of both (POSIX): a key may then be computed twice,
 * to the same result.
 */
public final class ClaimFiles implements Claims, AutoCloseable {

    private static final int FILES = 8;

    private final Path directory;
    private final List<FileChannel> channels;
    private final Executor later;
    private final Map<Digest, FileLock> held = new ConcurrentHashMap<>();

    private ClaimFiles(Path directory, List<FileChannel> channels, Executor later) {
        this.directory = directory;
        this.channels = channels;
        this.later = later;
    }

    /**
     * Opens the files, making them if there are none.
     *
     * @param later runs a task after a short while
     */
    public static ClaimFiles open(Path directory, Executor later) {
        List<FileChannel> channels = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            for (int file = 0; file < FILES; file++) {
                channels.add(FileChannel.open(
                        directory.resolve(Integer.toString(file)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE));
            }
            return new ClaimFiles(directory, List.copyOf(channels), later);
        } catch (IOException e) {
            EnvironmentException failure = failure(directory, e);
            close(channels, failure);
            throw failure;
        }
    }

    @Override
    public Optional<CompletionStage<Void>> take(Digest key) {
        try {
            long place = place(key);
            FileLock lock = channels.get((int) (place % FILES)).tryLock(place, 1, false);
            if (lock == null) {
                return Optional.of(soon());
            }
            held.put(key, lock);
            return Optional.empty();
        } catch (OverlappingFileLockException e) { // another workspace of this process, or another key on the same byte
            return Optional.of(soon());
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    @Override
    public void release(Digest key) {
        FileLock lock = held.remove(key);
        try {
            if (lock != null) {
                lock.release();
            }
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = new IOException("'%s' cannot be closed".formatted(directory));
        if (!close(channels, failure)) {
            throw failure;
        }
    }

    /** Closes all; what goes wrong is added to a failure. */
    private static boolean close(List<FileChannel> channels, Exception failure) {
        boolean closed = true;
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
                closed = false;
            }
        }
        return closed;
    }

    private CompletionStage<Void> soon() {
        CompletableFuture<Void> moment = new CompletableFuture<>();
        later.execute(() -> moment.complete(null));
        return moment;
    }

    /** Returns a place among the first 2^62, all of which systems can lock. */
    private static long place(Digest key) {
        return Long.parseUnsignedLong(key.hex().substring(0, 16), 16) >>> 2;
    }

    private static EnvironmentException failure(Path directory, IOException cause) {
        return new EnvironmentException(
                "'%s' cannot be locked: %s. Use a local disk that can be written.".formatted(directory, cause), cause);
    }
}
