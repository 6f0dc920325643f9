package io.penstock.data.source;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The one class that needs aircompressor, loaded when a file is compressed by Zstandard. */
final class Zstandard extends FilterInputStream {

    private Zstandard(InputStream in) {
        super(new ZstdInputStream(in));
    }

    static InputStream open(InputStream in) {
        return new Zstandard(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            ZipException wrong = new ZipException(e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }
}
