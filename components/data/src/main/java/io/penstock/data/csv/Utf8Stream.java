package io.penstock.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a stream in UTF-8, whatever its encoding. A byte that is not valid in the encoding becomes {@code FF}, which is not
 * valid in UTF-8 either, so that the reader can tell in which row it stood.
 */
final class Utf8Stream extends InputStream {

    private static final byte[] INVALID = {(byte) 0xFF};

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer characters = CharBuffer.allocate(1 << 16);
    private ByteBuffer decoded = ByteBuffer.allocate(0);
    private boolean ended;

    Utf8Stream(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!decoded.hasRemaining() && length > 0) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void decode() throws IOException {
        characters.clear();
        CoderResult result = decoder.decode(bytes, characters, ended);
        if (characters.position() > 0) {
            decoded = StandardCharsets.UTF_8.encode(characters.flip());
        } else if (result.isError()) {
            bytes.get();
            decoded = ByteBuffer.wrap(INVALID);
        } else if (!ended) {
            fill();
        } else {
            throw new IOException("Decoder of " + decoder.charset() + " stopped before the end.");
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }
}
