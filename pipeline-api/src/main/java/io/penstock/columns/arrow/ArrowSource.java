package io.penstock.columns.arrow;

import io.penstock.errors.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to read ranges of, on the heap and in bounded steps; knows its name for messages. Thread-safe. */
final class ArrowSource implements AutoCloseable {

    /** NIO keeps a direct buffer per thread of the largest size that was ever read at once. */
    static final int STEP_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long size;

    ArrowSource(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** Returns a range of the file, little-endian. Only for ranges whose length was checked against the file's. */
    ByteBuffer read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        read(offset, bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Fills an array from the file. */
    void read(long offset, byte[] into) throws IOException {
        for (int done = 0; done < into.length; ) {
            int step = Math.min(STEP_BYTES, into.length - done);
            fill(offset + done, ByteBuffer.wrap(into, done, step));
            done += step;
        }
    }

    /** Fills the remaining bytes of a buffer from the file. */
    void fill(long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new EOFException(
                        "'%s' ends at byte %d; it became shorter while it was read.".formatted(file, at));
            }
            at += read;
        }
    }

    /** Returns the exception for content that is not as the format has it. */
    DataException damaged(String what) {
        return new DataException(
                "'%s' is not a usable Arrow file: %s. Restore it or make it again.".formatted(file, what));
    }

    /** Returns the exception for content that made the format classes fail. */
    DataException damaged(String what, RuntimeException cause) {
        return new DataException(
                "'%s' is not a usable Arrow file: %s is damaged. Restore it or make it again.".formatted(file, what),
                cause);
    }

    /** Returns the exception for what the format allows and we do not read. */
    DataException unsupported(String what) {
        return new DataException("'%s' holds %s, which is not supported. Convert it first.".formatted(file, what));
    }

    void check(boolean condition, String otherwise) {
        if (!condition) {
            throw damaged(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
