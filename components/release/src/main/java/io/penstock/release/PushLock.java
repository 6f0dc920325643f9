package io.penstock.release;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The right to change a serving directory: an operating-system lock, which the death of its process frees. */
final class PushLock {

    private static final long PAUSE_MILLIS = 5;
    private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private PushLock() {}

    /** What is done while the lock is held. */
    interface Change<T> {
        T make() throws IOException;
    }

    /**
     * Waits for the lock, makes the change, and frees the lock.
     *
     * @throws EnvironmentException if another pusher holds it for minutes
     */
    static <T> T holding(Path root, Change<T> change) throws IOException, InterruptedException {
        Path file = root.resolve(".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long waited = 0; tryLock(channel) == null; waited += PAUSE_MILLIS) {
                if (waited > PATIENCE_MILLIS) {
                    throw new EnvironmentException(
                            "Another process has held '%s' for minutes. Is a pusher stuck? Stop it and push again."
                                    .formatted(file));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return change.make();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // another thread of this process has it
            return null;
        }
    }
}
