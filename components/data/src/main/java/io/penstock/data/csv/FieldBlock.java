package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.data.source.BadRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The fields of some rows as UTF-8, row after row, and the rows among them that were set aside. Reused; used by one thread at a time. */
final class FieldBlock {

    /** A block with as many bytes is full, whatever its rows. */
    private static final int FULL_BYTES = 16 << 20;

    private final List<BadRow> badRows = new ArrayList<>();
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int fields;
    private int rows;
    private int columns;

    private final BitSet quotedEmpty = new BitSet();
    private long[] lines = new long[1 << 10];
    private String origin = "";

    private int rowField;
    private boolean invalid;

    /** Empties the block for rows of some number of columns. */
    FieldBlock clear(int columnCount) {
        badRows.clear();
        quotedEmpty.clear();
        fields = 0;
        rows = 0;
        columns = columnCount;
        return this;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    List<BadRow> badRows() {
        return badRows;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isFull() {
        return rows == Batch.MAX_ROWS || endOf(fields) >= FULL_BYTES || badRows.size() >= Batch.MAX_ROWS;
    }

    boolean isEmpty() {
        return rows == 0 && badRows.isEmpty();
    }

    int start(int row, int column) {
        return endOf(row * columns + column);
    }

    int end(int row, int column) {
        return ends[row * columns + column];
    }

    /** Returns the line where a row begins in its file. */
    long line(int row) {
        return lines[row];
    }

    /** Returns whether a field that is empty stands in quotes. */
    boolean isQuotedEmpty(int row, int column) {
        return quotedEmpty.get(row * columns + column);
    }

    /** Returns what bad rows name as their file; empty if there is only one. */
    String origin() {
        return origin;
    }

    void origin(String file) {
        origin = file;
    }

    /** Begins a row that stands at a line of its file. */
    void beginRow(long line) {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        lines[rows] = line;
        rowField = fields;
        invalid = false;
    }

    /** Appends a field of the row; its characters become UTF-8, except those that stand for an invalid byte. */
    void add(char[] source, int offset, int length) {
        int at = endOf(fields);
        reserve(at + 3L * length);
        byte[] target = bytes;
        int limit = offset + length;
        int i = offset;
        for (; i < limit && source[i] < 0x80; i++) {
            target[at++] = (byte) source[i];
        }
        if (i < limit) {
            at = addBeyondAscii(source, i, limit, at);
        }
        ends[fields++] = at;
    }

    /** Appends an empty field that stands in quotes. */
    void addQuotedEmpty() {
        quotedEmpty.set(fields);
        add(new char[0], 0, 0);
    }

    /** Returns the number of fields that the row has so far. */
    int rowFields() {
        return fields - rowField;
    }

    /** Returns whether the row holds a byte that is not valid in the encoding. */
    boolean isRowInvalid() {
        return invalid;
    }

    void keepRow() {
        rows++;
    }

    void dropRow() {
        quotedEmpty.clear(rowField, fields);
        fields = rowField;
    }

    /** Returns the fields of the row so far. */
    List<String> rowTexts() {
        return texts(rowField, fields);
    }

    /** Returns the fields of a row that was kept. */
    List<String> rowTexts(int row) {
        return texts(row * columns, (row + 1) * columns);
    }

    /** Returns a field of a row that was kept. */
    String text(int row, int column) {
        return text(row * columns + column);
    }

    private List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::text).toList();
    }

    private String text(int field) {
        return new String(bytes, endOf(field), ends[field] - endOf(field), StandardCharsets.UTF_8);
    }

    private int addBeyondAscii(char[] source, int from, int limit, int start) {
        int at = start;
        for (int i = from; i < limit; i++) {
            char c = source[i];
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[at++] = (byte) (0xE0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (i + 1 < limit && Character.isSurrogatePair(c, source[i + 1])) {
                at = addPair(Character.toCodePoint(c, source[++i]), at);
            } else {
                invalid = true;
                bytes[at++] = (byte) Math.max('?', EscapingReader.escapedByte(c));
            }
        }
        return at;
    }

    private int addPair(int codePoint, int start) {
        bytes[start] = (byte) (0xF0 | codePoint >> 18);
        bytes[start + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[start + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[start + 3] = (byte) (0x80 | codePoint & 0x3F);
        return start + 4;
    }

    private int endOf(int fieldCount) {
        return fieldCount == 0 ? 0 : ends[fieldCount - 1];
    }

    private void reserve(long byteCount) {
        if (byteCount > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.max(byteCount, Math.min(Integer.MAX_VALUE - 64L, 2L * bytes.length)));
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
        }
    }
}
