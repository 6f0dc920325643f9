package io.penstock.columns.arrow;

import io.penstock.columns.BinaryColumn;
import io.penstock.columns.BooleanColumn;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DecimalColumn;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.FloatColumn;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.TextColumn;
import io.penstock.columns.Validity;
import java.io.IOException;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Reads the columns of one block in the order of the schema. Every length is bounded by the body before anything is
 * allocated for it.
 */
final class BodyReader {

    private final ArrowSource source;
    private final RecordBatch block;
    private final ArrayFiller filler;
    private final long bodyStart;
    private final long bodyBytes;
    private int node;
    private int buffer;

    BodyReader(ArrowSource source, RecordBatch block, long bodyStart, long bodyBytes) {
        this.source = source;
        this.block = block;
        this.filler = new ArrayFiller(source, bodyBytes);
        this.bodyStart = bodyStart;
        this.bodyBytes = bodyBytes;
    }

    /** A range of the file, checked to lie in the body. */
    private record Range(long offset, long bytes) {}

    /** Passes over a column. */
    void skip(StoredColumn column) {
        node += column.nodes();
        buffer += column.buffers();
    }

    /** Reads a column that is not coded. */
    Column read(ColumnType type) throws IOException {
        FieldNode next = nextNode();
        int rows = (int) next.length();
        Validity validity = validity(rows, next.nullCount());
        if (type instanceof ColumnType.Decimal decimal) {
            return DecimalColumn.of(decimal, filler.longs(fixed(2L * rows, Long.BYTES), 2 * rows), validity);
        }
        if (type instanceof ColumnType.ListOf list) {
            return ListColumn.of(list, offsets(rows), read(list.element()), validity);
        }
        return primitive((ColumnType.Primitive) type, rows, validity);
    }

    /** Reads a column of codes. */
    TextColumn readCoded(int codeBytes, TextColumn dictionary) throws IOException {
        FieldNode next = nextNode();
        int rows = (int) next.length();
        Validity validity = validity(rows, next.nullCount());
        return TextColumn.coded(filler.ints(fixed(rows, codeBytes), rows, codeBytes), dictionary, validity);
    }

    private Column primitive(ColumnType.Primitive type, int rows, Validity validity) throws IOException {
        return switch (type) {
            case INT64, TIMESTAMP -> LongColumn.of(type, filler.longs(fixed(rows, Long.BYTES), rows), validity);
            case FLOAT64 -> DoubleColumn.of(filler.doubles(fixed(rows, Double.BYTES), rows), validity);
            case FLOAT32 -> FloatColumn.of(filler.floats(fixed(rows, Float.BYTES), rows), validity);
            case DATE -> LongColumn.of(type, filler.intsAsLongs(fixed(rows, Integer.BYTES), rows), validity);
            case BOOLEAN -> BooleanColumn.of(bits(rows), validity);
            case TEXT -> {
                int[] offsets = offsets(rows);
                yield TextColumn.of(bytes(offsets[rows]), offsets, validity);
            }
            case BINARY -> {
                int[] offsets = offsets(rows);
                yield BinaryColumn.of(bytes(offsets[rows]), offsets, validity);
            }
        };
    }

    private FieldNode nextNode() {
        source.check(node < block.nodesLength(), "a block lacks a column");
        FieldNode next = block.nodes(node++);
        source.check(
                next.length() >= 0 && next.length() <= 8 * bodyBytes && next.length() <= Integer.MAX_VALUE / 2,
                "a column claims %d rows".formatted(next.length()));
        source.check(next.nullCount() >= 0 && next.nullCount() <= next.length(), "a column misses more than its rows");
        return next;
    }

    private Range nextBuffer() {
        source.check(buffer < block.buffersLength(), "a block lacks a buffer");
        Buffer next = block.buffers(buffer++);
        boolean inside = next.offset() >= 0 && next.length() >= 0 && next.offset() <= bodyBytes - next.length();
        source.check(inside, "a buffer lies outside its block");
        return new Range(bodyStart + next.offset(), next.length());
    }

    /** Returns where the next buffer lies, after checking that it holds so many values. */
    private long fixed(long values, int width) {
        Range range = nextBuffer();
        source.check(range.bytes() >= values * width, "a buffer is shorter than its rows");
        return range.offset();
    }

    private long[] bits(int rows) throws IOException {
        Range range = nextBuffer();
        source.check(range.bytes() >= (rows + 7L) / 8, "a buffer is shorter than its rows");
        return filler.bits(range.offset(), rows);
    }

    private Validity validity(int rows, long missing) throws IOException {
        if (missing == 0) {
            nextBuffer();
            return Validity.allPresent(rows);
        }
        return Validity.of(bits(rows), rows);
    }

    private int[] offsets(int rows) throws IOException {
        if (rows == 0) {
            nextBuffer();
            return new int[1];
        }
        return filler.ints(fixed(rows + 1L, Integer.BYTES), rows + 1, Integer.BYTES);
    }

    private byte[] bytes(int length) throws IOException {
        source.check(length >= 0, "an offset is negative");
        return filler.bytes(fixed(length, 1), length);
    }
}
