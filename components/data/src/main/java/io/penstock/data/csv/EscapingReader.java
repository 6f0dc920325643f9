package io.penstock.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a stream of bytes. A byte that is not valid in the encoding becomes half a surrogate pair, {@code U+DC00} plus the
 * byte, which valid text never holds (the scheme of Python's PEP 383), so that the reader can tell in which field it stood.
 */
final class EscapingReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean begun;

    EscapingReader(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Returns the byte that a character stands for, or -1 if it stands for itself. */
    static int escapedByte(char character) {
        return character >= '\uDC00' && character <= '\uDCFF' ? character - 0xDC00 : -1;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (out.position() == 0 && out.hasRemaining()) {
            if (!decodeInto(out)) {
                return -1;
            }
        }
        return begun ? out.position() : withoutMark(target, offset, out.position());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Decodes what is there; reads more if that is nothing. Returns false at the end. */
    private boolean decodeInto(CharBuffer out) throws IOException {
        CoderResult result = decoder.decode(bytes, out, ended);
        if (result.isError() && out.hasRemaining()) {
            out.put((char) (0xDC00 + (bytes.get() & 0xFF)));
        } else if (out.position() == 0 && result.isUnderflow()) {
            if (ended) {
                return false;
            }
            fill();
        }
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }

    private int withoutMark(char[] target, int offset, int length) throws IOException {
        begun = true;
        if (length == 0 || target[offset] != BYTE_ORDER_MARK) {
            return length;
        }
        System.arraycopy(target, offset + 1, target, offset, length - 1);
        return length > 1 ? length - 1 : read(target, offset, target.length - offset);
    }
}
