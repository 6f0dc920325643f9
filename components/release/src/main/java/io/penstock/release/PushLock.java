package io.penstock.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The right to change a serving directory: an operating-system lock, which the death of its process frees. */
record PushLock(FileChannel channel) implements AutoCloseable {

    private static final long PAUSE_MILLIS = 5;

    static PushLock of(Path root) throws IOException, InterruptedException {
        FileChannel channel =
                FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (tryLock(channel) == null) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return new PushLock(channel);
        } catch (IOException | InterruptedException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // another thread of this process has it
            return null;
        }
    }
}
