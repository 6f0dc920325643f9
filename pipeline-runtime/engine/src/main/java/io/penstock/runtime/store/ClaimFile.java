package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Claims as locks of the operating system on single bytes of one file, which stays empty: the place of a key's byte is made
 * of its digest. The system gives a claim up when its process ends, however it ends; a paused process keeps what it has.
 *
 * <p>Two keys whose bytes fall together wait for each other, which costs time and nothing else. If two workspaces of one process are
 * open on one directory and one is closed, the system gives up the claims of both (POSIX): a key may then be computed twice,
 * to the same result.
 */
public final class ClaimFile implements Claims, AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final Executor later;
    private final Map<Digest, FileLock> held = new ConcurrentHashMap<>();

    private ClaimFile(Path file, FileChannel channel, Executor later) {
        this.file = file;
        this.channel = channel;
        this.later = later;
    }

    /**
     * Opens the file, making it if there is none.
     *
     * @param later runs a task after a short while
     */
    public static ClaimFile open(Path file, Executor later) {
        try {
            return new ClaimFile(
                    file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), later);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public Optional<CompletionStage<Void>> take(Digest key) {
        try {
            FileLock lock = channel.tryLock(place(key), 1, false);
            if (lock == null) {
                return Optional.of(soon());
            }
            held.put(key, lock);
            return Optional.empty();
        } catch (OverlappingFileLockException e) { // another workspace of this process, or another key on the same byte
            return Optional.of(soon());
        } catch (IOException e) {
            throw failure(file, e);
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
            throw failure(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
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

    private static EnvironmentException failure(Path file, IOException cause) {
        return new EnvironmentException(
                "'%s' cannot be locked: %s. Use a local disk that can be written.".formatted(file, cause), cause);
    }
}
