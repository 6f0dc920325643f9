package io.penstock.examples;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file to the disk portion by portion while it is written, so that whoever forces it in the end waits for its last portion alone.
 * What goes wrong is told to the writer: the system tells of a failure once, and the next one to force would hear of none. Used by one
 * thread at a time.
 */
final class EarlyForce implements AutoCloseable {

    private static final long PORTION_BYTES = 16L << 20;

    private final FileChannel channel;
    private @Nullable Thread thread;
    private long begun;

    /** Written by a thread that ends, and read when it has. */
    private @Nullable IOException failure;

    EarlyForce(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins to force what was written, if it is much and nothing is being forced. */
    void written(long bytes) throws IOException {
        boolean busy = thread != null && thread.isAlive();
        if (!busy && bytes - begun >= PORTION_BYTES) {
            await();
            begun = bytes;
            begin();
        }
    }

    /** Waits until nothing is being forced; throws what went wrong. */
    void await() throws IOException {
        Thread forcing = thread;
        if (forcing != null && joinFully(forcing)) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        if (failure != null) {
            throw new IOException(failure);
        }
    }

    /** Waits, as {@link #await}, and lets go of the file. */
    @Override
    public void close() throws IOException {
        try (channel) {
            await();
        }
    }

    private void begin() {
        Thread forcing = new Thread(this::force, "penstock-force");
        forcing.setDaemon(true);
        forcing.start();
        thread = forcing;
    }

    private void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            failure = e;
        }
    }

    private static boolean joinFully(Thread forcing) {
        boolean interrupted = false;
        while (forcing.isAlive()) {
            try {
                forcing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
