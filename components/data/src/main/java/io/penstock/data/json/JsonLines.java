package io.penstock.data.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream of bytes, one after another. A line that is too long is only known to be there. */
final class JsonLines implements AutoCloseable {

    /** A longer line is no row, so that a file without line ends does not fill the memory. */
    static final int LONGEST = 64 << 20;

    private static final int SHOWN = 1 << 12;

    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private boolean ended;
    private boolean tooLong;
    private long number;

    JsonLines(InputStream in) {
        this.in = in;
    }

    /** Goes on to the next line that is not blank; returns false at the end. */
    boolean next() throws IOException {
        boolean found = advance();
        while (found && !tooLong && isBlank()) {
            found = advance();
        }
        return found;
    }

    /** Returns the number of the line, from 1. */
    long number() {
        return number;
    }

    /** Returns whether there are more than {@link #LONGEST} bytes on the line; only the first ones are there then. */
    boolean isTooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean advance() throws IOException {
        start = number == 0 ? 0 : Math.min(end + 1, filled);
        number++;
        tooLong = false;
        end = start;
        while (!findEnd()) {
            if (ended) {
                return end > start;
            }
            if (end - start >= LONGEST) {
                skipRest();
                return true;
            }
            fill();
        }
        return true;
    }

    private boolean findEnd() {
        while (end < filled && bytes[end] != '\n') {
            end++;
        }
        return end < filled;
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, filled - start);
            filled -= start;
            end -= start;
            start = 0;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        ended = read < 0;
        filled += Math.max(0, read);
    }

    /** Keeps the beginning of the line and drops its other bytes. */
    private void skipRest() throws IOException {
        tooLong = true;
        int kept = start + SHOWN;
        while (!findEnd() && !ended) {
            filled = kept;
            end = kept;
            int read = in.read(bytes, filled, bytes.length - filled);
            ended = read < 0;
            filled += Math.max(0, read);
        }
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
