package io.penstock.data.source;

import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/** Opens files whose first bytes tell how they are compressed, if at all. */
final class Decompression {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int ZSTD = 0x28b52ffd;

    private Decompression() {}

    static InputStream open(Path file, DecompressionLimit limit) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean opened = false;
        try {
            InputStream in = open(file, channel, limit);
            opened = true;
            return in;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private static InputStream open(Path file, FileChannel channel, DecompressionLimit limit) throws IOException {
        int magic = magic(channel);
        InputStream plain = Channels.newInputStream(channel);
        if (magic >>> 16 != GZIP && magic != ZSTD) {
            return plain;
        }
        CountedInput counted = new CountedInput(plain);
        InputStream out = magic == ZSTD ? zstd(file, counted) : gzip(file, counted);
        return new LimitedInput(file, out, counted, limit);
    }

    private static InputStream gzip(Path file, CountedInput in) throws IOException {
        try {
            return new GzipInput(file, in, BUFFER_BYTES);
        } catch (EOFException | ZipException e) {
            throw new DataException("'%s' begins like gzip and is none: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static InputStream zstd(Path file, CountedInput in) {
        try {
            return Zstandard.open(in);
        } catch (NoClassDefFoundError e) {
            throw new EnvironmentException(
                    "'%s' is compressed by Zstandard, which needs the library io.airlift:aircompressor:2.0.3. Add it to the class path."
                            .formatted(file),
                    e);
        }
    }

    /** Returns the first four bytes, zeros where there are none, and goes back before them. */
    private static int magic(FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(Integer.BYTES);
        while (first.hasRemaining() && channel.read(first, first.position()) >= 0) {
            // reads on until four bytes or the end
        }
        return first.getInt(0);
    }
}
