package io.penstock.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes UTF-8 as {@link EscapingReader} does, twice as fast on text that is mostly ASCII. Valid are the sequences of RFC 3629,
 * section 4; of anything else, the first byte is escaped and decoding goes on with the next one.
 */
final class Utf8Reader extends Reader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int LONGEST_SEQUENCE = 4;

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private int at;
    private int end;
    private boolean ended;
    private boolean begun;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (end - at < LONGEST_SEQUENCE && !ended) {
            fill();
        }
        skipMark();
        if (at == end) {
            return -1;
        }
        return length == 0 ? 0 : decode(target, offset, offset + length) - offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, at, bytes, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(bytes, end, bytes.length - end);
        ended = read < 0;
        end += Math.max(0, read);
    }

    private void skipMark() {
        boolean mark = !begun && end - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB;
        if (mark && bytes[at + 2] == (byte) 0xBF) {
            at += 3;
        }
        begun = true;
    }

    /** Decodes while whole sequences are there and their characters have room; returns where the characters end. */
    private int decode(char[] target, int offset, int limit) {
        int to = offset;
        int safe = ended ? end : end - LONGEST_SEQUENCE + 1;
        while (at < safe && to < limit) {
            int ascii = decodeAscii(target, to, Math.min(limit - to, safe - at));
            to += ascii;
            at += ascii;
            if (at < safe && to < limit) {
                int next = decodeOne(target, to, limit);
                if (next == to) {
                    return to; // a pair that has no room; the reader asks for more characters next time
                }
                to = next;
            }
        }
        return to;
    }

    private int decodeAscii(char[] target, int to, int most) {
        byte[] source = bytes;
        int from = at;
        int i = 0;
        for (; i + 8 <= most && ((long) LONGS.get(source, from + i) & HIGH_BITS) == 0; i += 8) {
            for (int j = i; j < i + 8; j++) {
                target[to + j] = (char) source[from + j];
            }
        }
        while (i < most && source[from + i] >= 0) {
            target[to + i] = (char) source[from + i];
            i++;
        }
        return i;
    }

    /** Decodes one sequence that does not begin with ASCII, or escapes its first byte. */
    private int decodeOne(char[] target, int to, int limit) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first < 0xE0 && isContinuation(at + 1)) {
            target[to] = (char) ((first & 0x1F) << 6 | six(at + 1));
            at += 2;
            return to + 1;
        }
        if (first >= 0xE0 && first < 0xF0 && isContinuation(at + 1) && isContinuation(at + 2)) {
            char character = (char) ((first & 0x0F) << 12 | six(at + 1) << 6 | six(at + 2));
            if (character >= 0x800 && !Character.isSurrogate(character)) {
                target[to] = character;
                at += 3;
                return to + 1;
            }
        }
        return first >= 0xF0 && first < 0xF5 ? decodePair(target, to, limit) : escape(target, to);
    }

    private int decodePair(char[] target, int to, int limit) {
        if (!isContinuation(at + 1) || !isContinuation(at + 2) || !isContinuation(at + 3)) {
            return escape(target, to);
        }
        int point = (bytes[at] & 7) << 18 | six(at + 1) << 12 | six(at + 2) << 6 | six(at + 3);
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT || point > Character.MAX_CODE_POINT) {
            return escape(target, to);
        }
        if (to + 2 > limit) {
            return to;
        }
        at += 4;
        return to + Character.toChars(point, target, to);
    }

    private int escape(char[] target, int to) {
        target[to] = (char) (0xDC00 + (bytes[at++] & 0xFF));
        return to + 1;
    }

    private boolean isContinuation(int index) {
        return index < end && (bytes[index] & 0xC0) == 0x80;
    }

    private int six(int index) {
        return bytes[index] & 0x3F;
    }
}
