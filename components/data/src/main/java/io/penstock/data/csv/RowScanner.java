package io.penstock.data.csv;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Finds rows and fields in UTF-8, as RFC 4180 has them: a field that begins with a quote ends with the next single one, holds
 * anything between, and two quotes there are one. Beyond it, a lone carriage return or line feed ends a row too, and quotes
 * inside a field that does not begin with one are text.
 */
final class RowScanner implements AutoCloseable {

    private static final int READ = 1 << 17;
    private static final int MAX_ROW_BYTES = 1 << 24;

    private final String title;
    private final InputStream in;
    private final byte quote;
    private final byte delimiter;
    private final Marks marks;
    private final boolean[] endsField = new boolean[256];
    private final boolean[] mattersInQuotes = new boolean[256];

    private byte[] rest = new byte[0];
    private int at;
    private boolean ended;
    private boolean escaped;
    private boolean valid;
    private long line = 1;
    private long nextLine = 1;

    /** Scans a stream that messages call by a title. */
    RowScanner(String title, InputStream in, char quote, char delimiter) {
        this.title = title;
        this.in = in;
        this.quote = (byte) quote;
        this.delimiter = (byte) delimiter;
        this.marks = new Marks(this.delimiter);
        for (char end : new char[] {delimiter, '\n', '\r'}) {
            endsField[end] = true;
        }
        for (char matters : new char[] {quote, '\n', '\r'}) {
            mattersInQuotes[matters] = true;
        }
    }

    /** Returns the line where the last row began, from 1. */
    long line() {
        return line;
    }

    /** Gives a cleared block the bytes that the one before did not use. */
    void begin(FieldBlock block) {
        block.quote(quote);
        block.append(rest, 0, rest.length);
        rest = new byte[0];
        at = 0;
    }

    /** Keeps the bytes of a block behind its last row. */
    void end(FieldBlock block) {
        rest = Arrays.copyOfRange(block.bytes(), at, block.filled());
    }

    /**
     * Finds the next row and adds its fields to the block; returns false if there is none.
     *
     * @throws DataException if quotes are broken or the row is too long
     */
    boolean next(FieldBlock block) throws IOException {
        line = nextLine;
        block.beginRow(line, at);
        while (!scan(block)) {
            if (ended) {
                return false;
            }
            block.dropRow();
            read(block);
        }
        valid = Utf8.isValid(block.bytes(), block.rowStart(), at);
        if (escaped) {
            block.unescapeRow();
        }
        return true;
    }

    /** Returns whether the row that was found is valid UTF-8. */
    boolean isRowValid() {
        return valid;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Scans from the beginning of the row; returns false if its end is not there. */
    private boolean scan(FieldBlock block) {
        byte[] bytes = block.bytes();
        int limit = block.filled();
        int from = block.rowStart();
        escaped = false;
        nextLine = line;
        if (from == limit) {
            return false;
        }
        while (true) {
            int end = from < limit && bytes[from] == quote ? scanQuoted(block, from) : scanPlain(block, from);
            if (end < 0) {
                return false;
            }
            if (end == limit || bytes[end] != delimiter) {
                return end == limit ? finish(limit) : endRow(bytes, end, limit);
            }
            from = end + 1;
        }
    }

    /** Adds the field that begins here, and those behind it up to one in quotes or the end of the row; returns where that is. */
    private int scanPlain(FieldBlock block, int from) {
        byte[] bytes = block.bytes();
        int lastWord = block.filled() - Long.BYTES - 1; // the byte behind it is there too
        int start = from;
        for (int word = from; word <= lastWord; word += Long.BYTES) {
            for (long left = marks.in(bytes, word); left != 0; left &= left - 1) {
                int end = word + Marks.first(left);
                boolean inRow = bytes[end] == delimiter;
                if (inRow || endsField[bytes[end]]) {
                    block.add(start, end);
                    if (!inRow || bytes[end + 1] == quote) {
                        return end;
                    }
                    start = end + 1;
                }
            }
        }
        return scanLast(block, start);
    }

    /** Adds the field that begins here, near the end of the bytes. */
    private int scanLast(FieldBlock block, int from) {
        byte[] bytes = block.bytes();
        int limit = block.filled();
        int end = from;
        while (end < limit && !endsField[bytes[end] & 0xFF]) {
            end++;
        }
        block.add(from, end);
        return end < limit || ended ? end : -1;
    }

    /** Returns the position behind the closing quote. */
    private int scanQuoted(FieldBlock block, int from) {
        byte[] bytes = block.bytes();
        int limit = block.filled();
        int end = from + 1;
        while (true) {
            while (end < limit && !mattersInQuotes[bytes[end] & 0xFF]) {
                end++;
            }
            if (end == limit) {
                return unfinished("a quote is never closed");
            }
            if (bytes[end] != quote) {
                nextLine += bytes[end] == '\n' && bytes[end - 1] == '\r' ? 0 : 1;
                end++;
            } else if (end + 1 < limit && bytes[end + 1] == quote) {
                escaped = true;
                end += 2;
            } else {
                return closeQuoted(block, from, end);
            }
        }
    }

    private int closeQuoted(FieldBlock block, int from, int end) {
        if (end + 1 == block.filled() && !ended) {
            return -1;
        }
        if (end + 1 < block.filled() && !endsField[block.bytes()[end + 1] & 0xFF]) {
            throw new BrokenQuotes("text follows a closing quote");
        }
        block.add(from + 1, end);
        return end + 1;
    }

    private int unfinished(String problem) {
        if (ended) {
            throw new BrokenQuotes(problem);
        }
        return -1;
    }

    private boolean endRow(byte[] bytes, int end, int limit) {
        if (bytes[end] == '\n' || end + 1 < limit) {
            nextLine++;
            return finish(bytes[end] == '\r' && bytes[end + 1] == '\n' ? end + 2 : end + 1);
        }
        nextLine++;
        return ended && finish(limit); // a line feed may follow
    }

    private boolean finish(int end) {
        at = end;
        return true;
    }

    private void read(FieldBlock block) throws IOException {
        int length = block.filled() - block.rowStart();
        if (length > MAX_ROW_BYTES) {
            throw new DataException(
                    "%s has a row of more than 16 MiB in line %d. Look for a quote that is never closed."
                            .formatted(title, line));
        }
        ended = !block.readMore(in, Math.max(READ, length));
    }

    /** Says that nobody knows where the row ends. */
    static final class BrokenQuotes extends RuntimeException {

        private static final long serialVersionUID = 1;

        BrokenQuotes(String problem) {
            super(problem);
        }
    }
}
