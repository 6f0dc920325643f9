package io.penstock.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read, and knows whether reading failed. */
final class CountedInput extends FilterInputStream {

    private long count;
    private boolean failed;

    CountedInput(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    boolean isFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        failed = true;
        int read = super.read(into, offset, length);
        failed = false;
        count += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 12)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
