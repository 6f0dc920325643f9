package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.data.source.BadRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some rows of a file as they stand in it, where each field begins and ends, and the rows among them that were set aside. Reused;
 * used by one thread at a time.
 */
final class FieldBlock {

    /** A block whose rows take as many bytes in the file is full. */
    private static final int FULL_BYTES = 16 << 20;

    private final List<BadRow> badRows = new ArrayList<>();
    private byte[] bytes = new byte[1 << 16];
    private int filled;

    /** Where field {@code i} begins, at {@code 2 i}, and ends, after it. */
    private int[] bounds = new int[1 << 11];

    private int fields;
    private int rows;
    private int columns;
    private int rowField;
    private int rowStart;

    private byte quote;
    private long[] lines = new long[1 << 10];
    private String origin = "";
    private long number;

    /** Empties the block for rows of some number of columns. */
    FieldBlock clear(int columnCount) {
        badRows.clear();
        filled = 0;
        fields = 0;
        rows = 0;
        rowStart = 0;
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
        return rows == Batch.MAX_ROWS || rowStart >= FULL_BYTES || badRows.size() >= Batch.MAX_ROWS;
    }

    boolean isEmpty() {
        return rows == 0 && badRows.isEmpty();
    }

    int start(int row, int column) {
        return bounds[2 * (row * columns + column)];
    }

    int end(int row, int column) {
        return bounds[2 * (row * columns + column) + 1];
    }

    /** Returns the number of bytes that are there. */
    int filled() {
        return filled;
    }

    /** Reads at most some bytes behind those that are there; returns false at the end. */
    boolean readMore(InputStream in, int most) throws IOException {
        reserve(most);
        int read = in.read(bytes, filled, most);
        filled += Math.max(0, read);
        return read >= 0;
    }

    /** Appends bytes behind those that are there. */
    void append(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, filled, length);
        filled += length;
    }

    /** Returns the line where a row begins in its file. */
    long line(int row) {
        return lines[row];
    }

    /** Returns whether a field that is empty stands in quotes. */
    boolean isQuotedEmpty(int row, int column) {
        int start = start(row, column);
        return start == end(row, column) && isQuoted(start);
    }

    /** Returns what bad rows name as their file; empty if there is only one. */
    String origin() {
        return origin;
    }

    void origin(String file) {
        origin = file;
    }

    /** Returns how many blocks of the reading are before this one. */
    long number() {
        return number;
    }

    void number(long before) {
        number = before;
    }

    /** Says what stands around fields. */
    void quote(byte character) {
        quote = character;
    }

    /** Begins a row that stands at a line of its file and at a place among the bytes. */
    void beginRow(long line, int start) {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        lines[rows] = line;
        rowStart = start;
        rowField = fields;
    }

    int rowStart() {
        return rowStart;
    }

    /** Adds a field of the row. */
    void add(int start, int end) {
        if (2 * fields == bounds.length) {
            bounds = Arrays.copyOf(bounds, 4 * fields);
        }
        bounds[2 * fields] = start;
        bounds[2 * fields + 1] = end;
        fields++;
    }

    /** Makes one of each two quotes in the fields of the row; nobody may scan the row again. */
    void unescapeRow() {
        for (int field = rowField; field < fields; field++) {
            bounds[2 * field + 1] = unescape(bounds[2 * field], bounds[2 * field + 1]);
        }
    }

    /** Returns the number of fields that the row has so far. */
    int rowFields() {
        return fields - rowField;
    }

    /** Returns whether the row is a line with nothing on it. */
    boolean isRowBlank() {
        int start = bounds[2 * rowField];
        return rowFields() == 1 && start == bounds[2 * rowField + 1] && !isQuoted(start);
    }

    void keepRow() {
        rows++;
    }

    void dropRow() {
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
        int start = bounds[2 * field];
        return new String(bytes, start, bounds[2 * field + 1] - start, StandardCharsets.UTF_8);
    }

    /** Returns whether a quote stands before a field that begins here: nothing else does then. */
    private boolean isQuoted(int start) {
        return start > 0 && bytes[start - 1] == quote;
    }

    private int unescape(int start, int end) {
        if (!isQuoted(start)) {
            return end;
        }
        int to = start;
        for (int at = start; at < end; at++) {
            bytes[to++] = bytes[at];
            if (bytes[at] == quote) {
                at++;
            }
        }
        return to;
    }

    private void reserve(int count) {
        int needed = Math.addExact(filled, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
    }
}
