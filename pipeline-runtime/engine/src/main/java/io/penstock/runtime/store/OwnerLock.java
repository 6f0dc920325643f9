package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sign that the owner of runs and staging places lives: a lock of the operating system on {@code owners/ID.lock}, held
 * until the owner is closed or its process ends, however it ends. A process that is paused keeps it.
 *
 * <p>The id begins with the name of its process. The file of an owner in this process is never opened to look at its lock:
 * to close any handle of a file gives up all locks that the process has on it (POSIX, fcntl). Such an owner lives as long
 * as its file exists, since it is deleted when the owner is closed.
 */
public final class OwnerLock implements AutoCloseable {

    /** The id in the place of an owner where there is none: whoever only looks owns nothing. */
    public static final String NOBODY = "nobody";

    private static final String PROCESS = ProcessHandle.current().pid() + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L) + "-";

    private final Layout layout;
    private final String id;
    private final FileChannel channel;

    private OwnerLock(Layout layout, String id, FileChannel channel) {
        this.layout = layout;
        this.id = id;
        this.channel = channel;
    }

    /**
     * Becomes an owner in a workspace.
     *
     * @throws EnvironmentException if the workspace cannot be written or its file system has no locks
     */
    public static OwnerLock acquire(Path root) {
        return acquire(root, new Disk());
    }

    /** Becomes an owner in a workspace on a file layer that may fail. */
    static OwnerLock acquire(Path root, FileLayer disk) {
        Layout layout = new Layout(root.toAbsolutePath());
        Workplace.found(disk, layout.root());
        Workplace.make(disk, layout.owners());
        try {
            Optional<OwnerLock> lock = Optional.empty();
            while (lock.isEmpty()) { // a sweeper takes a file for that of a dead owner if it comes before the lock
                lock = take(layout, PROCESS + UUID.randomUUID());
            }
            return lock.get();
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Workspace '%s' cannot be locked: %s. Use a local disk that can be written.".formatted(root, e), e);
        }
    }

    /** Returns the name of this owner, unique for all time. */
    public String id() {
        return id;
    }

    /** Returns whether an owner in the same workspace lives, in this process or in another. */
    public boolean isAlive(String owner) throws IOException {
        return isAlive(layout, owner);
    }

    static boolean isAlive(Layout layout, String owner) throws IOException {
        try (Estate estate = estate(layout, owner)) {
            return !estate.isFree();
        }
    }

    /** Ceases to be an owner. What it leaves behind is swept by others. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(layout.lock(id));
        }
    }

    /** What an owner leaves, held so that one process at a time clears it. */
    record Estate(@Nullable FileChannel channel, boolean isFree) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    /** Takes hold of the file of another process's owner; it is free if the owner is gone, and stays so until closed. */
    static Estate estate(Layout layout, String owner) throws IOException {
        if (owner.startsWith(PROCESS)) {
            return new Estate(null, !Files.exists(layout.lock(owner)));
        }
        try {
            FileChannel file = FileChannel.open(layout.lock(owner), StandardOpenOption.WRITE);
            return new Estate(file, lock(file) != null);
        } catch (NoSuchFileException e) {
            return new Estate(null, true);
        }
    }

    private static Optional<OwnerLock> take(Layout layout, String id) throws IOException {
        Path file = layout.lock(id);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock(channel) != null && Files.exists(file)) {
            return Optional.of(new OwnerLock(layout, id, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this process, which is as good as held by another
        }
    }
}
