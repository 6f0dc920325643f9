package io.penstock.tfrecord;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** All members of a gzip file. What is behind them and no member fails, where {@link GZIPInputStream} ignores it. */
final class WholeGzipStream extends GZIPInputStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TRAILER_BYTES = 8;

    WholeGzipStream(InputStream in) throws IOException {
        super(in, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read < 0 && (inf.getRemaining() > TRAILER_BYTES || in.read() >= 0)) {
            throw new ZipException("bytes that are not gzip follow");
        }
        return read;
    }
}
