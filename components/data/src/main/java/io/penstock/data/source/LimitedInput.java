package io.penstock.data.source;

import io.penstock.errors.DataException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** What comes out of a compressed file, within a limit. */
final class LimitedInput extends FilterInputStream {

    private final Path file;
    private final CountedInput compressed;
    private final DecompressionLimit limit;
    private long out;

    LimitedInput(Path file, InputStream in, CountedInput compressed, DecompressionLimit limit) {
        super(in);
        this.file = file;
        this.compressed = compressed;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = decompress(into, offset, length);
        out += Math.max(0, read);
        if (limit.isExceeded(compressed.count(), out)) {
            throw new DataException(
                    "'%s' holds more than %d bytes in %d compressed ones, beyond the limit of %d for one and %d in all. If it is no"
                                    .formatted(file, out, compressed.count(), limit.ratio(), limit.bytes())
                            + " decompression bomb, raise FileSet.withLimit.");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int decompress(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            if (compressed.isFailed()) {
                throw e;
            }
            throw damaged(e);
        }
    }

    private DataException damaged(IOException e) {
        return new DataException(
                "'%s' is damaged after %d bytes of its content: %s. Get it again.".formatted(file, out, e.getMessage()),
                e);
    }
}
