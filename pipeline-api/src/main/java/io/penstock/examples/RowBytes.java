package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.BinaryColumn;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.ListColumn;
import io.penstock.columns.TextColumn;

/** Counts the bytes that texts, byte strings and lists take in some rows, whatever way they are held in memory. */
final class RowBytes {

    private RowBytes() {}

    static long of(Batch batch, int from, int to) {
        long bytes = 0;
        for (Column column : batch.columns()) {
            bytes += of(column, from, to);
        }
        return bytes;
    }

    private static long of(Column column, int from, int to) {
        if (column instanceof TextColumn texts) {
            return ofTexts(texts, from, to);
        }
        if (column instanceof BinaryColumn strings) {
            return ofStrings(strings, from, to);
        }
        return column instanceof ListColumn lists ? ofLists(lists, from, to) : 0;
    }

    private static long ofTexts(TextColumn texts, int from, int to) {
        long bytes = 0;
        for (int row = from; row < to; row++) {
            bytes += texts.isMissing(row) ? 0 : texts.byteLength(row);
        }
        return bytes;
    }

    private static long ofStrings(BinaryColumn strings, int from, int to) {
        long bytes = 0;
        for (int row = from; row < to; row++) {
            bytes += strings.isMissing(row) ? 0 : strings.byteLength(row);
        }
        return bytes;
    }

    private static long ofLists(ListColumn lists, int from, int to) {
        long bytes = 0;
        int width = width(lists.type().element());
        for (int row = from; row < to; row++) {
            if (!lists.isMissing(row)) {
                int first = lists.offset(row);
                bytes += (long) width * lists.length(row) + of(lists.elements(), first, first + lists.length(row));
            }
        }
        return bytes;
    }

    private static int width(ColumnType element) {
        if (element instanceof ColumnType.Primitive primitive) {
            return switch (primitive) {
                case INT64, FLOAT64, TIMESTAMP -> Long.BYTES;
                case FLOAT32, DATE, TEXT, BINARY -> Integer.BYTES;
                case BOOLEAN -> 1;
            };
        }
        return element instanceof ColumnType.Decimal ? 2 * Long.BYTES : Integer.BYTES;
    }
}
