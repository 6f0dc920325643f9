package io.penstock.data.source;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads gzip members one after another. The platform's reader forgets whatever follows a member that is not one; this one does not. */
final class GzipInput extends GZIPInputStream {

    private static final int TRAILER_BYTES = 8;

    private final Path file;
    private final CountedInput counted;
    private long countAtFill;
    private boolean ended;

    GzipInput(Path file, CountedInput in, int bufferBytes) throws IOException {
        super(in, bufferBytes);
        this.file = file;
        this.counted = in;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        countAtFill = ((CountedInput) in).count();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read < 0 && !ended) {
            ended = true;
            checkEnd();
        }
        return read;
    }

    private void checkEnd() throws IOException {
        long behind = inf.getRemaining() + counted.count() - countAtFill - TRAILER_BYTES;
        if (behind > 0 || counted.read() >= 0) {
            throw new DataException(
                    "'%s' goes on after its last gzip member with bytes that are none. Was it cut or overwritten? Make it anew."
                            .formatted(file));
        }
    }
}
