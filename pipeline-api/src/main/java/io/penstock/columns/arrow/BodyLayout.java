package io.penstock.columns.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
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
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** The body of a block: which buffers follow each other for some columns, and what fills them. */
final class BodyLayout {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** A column or the elements of a list column. */
    private record Node(long rows, long missing) {}

    /** A buffer. */
    private record Part(long bytes, Filler filler) {}

    /** Writes exactly the bytes of a buffer. */
    private interface Filler {
        void fill(LittleEndianOutput out) throws IOException;
    }

    BodyLayout add(Column column) {
        addValidity(column.validity());
        addValues(column);
        return this;
    }

    /** Adds the codes of a column with a dictionary. */
    BodyLayout addCodes(int[] codes, Validity validity) {
        addValidity(validity);
        addInts(codes.length, row -> codes[row]);
        return this;
    }

    long bytes() {
        return parts.stream().mapToLong(part -> Frame.padded(part.bytes())).sum();
    }

    void write(LittleEndianOutput out) throws IOException {
        for (Part part : parts) {
            long start = out.position();
            part.filler().fill(out);
            if (out.position() - start != part.bytes()) {
                throw new AssertionError("a buffer of " + part.bytes() + " bytes took " + (out.position() - start));
            }
            out.pad();
        }
    }

    /** Returns the offset of the table that describes this body. */
    int describe(FlatBufferBuilder builder, long rows) {
        RecordBatch.startBuffersVector(builder, parts.size());
        long end = bytes();
        for (int i = parts.size() - 1; i >= 0; i--) {
            end -= Frame.padded(parts.get(i).bytes());
            Buffer.createBuffer(builder, end, parts.get(i).bytes());
        }
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, nodes.get(i).rows(), nodes.get(i).missing());
        }
        int described = builder.endVector();
        return RecordBatch.createRecordBatch(builder, rows, described, buffers, 0, 0);
    }

    private void addValues(Column column) {
        if (column instanceof LongColumn longs) {
            addLongs(longs);
        } else if (column instanceof DoubleColumn doubles) {
            addPart((long) doubles.size() * Double.BYTES, out -> out.putDoubles(doubles.values()));
        } else if (column instanceof FloatColumn floats) {
            addPart((long) floats.size() * Float.BYTES, out -> out.putFloats(floats.values()));
        } else if (column instanceof BooleanColumn booleans) {
            addBits(booleans.words(), booleans.size());
        } else if (column instanceof DecimalColumn decimals) {
            addPart(decimals.size() * 2L * Long.BYTES, out -> out.putLongs(decimals.halves()));
        } else if (column instanceof TextColumn texts) {
            addTexts(texts.decoded());
        } else if (column instanceof BinaryColumn bytes) {
            int start = bytes.size() == 0 ? 0 : bytes.offset(0);
            addRuns(bytes.size(), start, row -> bytes.offset(row) + bytes.byteLength(row), bytes.bytes());
        } else if (column instanceof ListColumn lists) {
            addLists(lists);
        }
    }

    private void addLongs(LongColumn longs) {
        LongBuffer values = longs.values();
        if (longs.type() == ColumnType.DATE) {
            addInts(longs.size(), row -> (int) values.get(row));
        } else {
            addPart((long) longs.size() * Long.BYTES, out -> out.putLongs(longs.values()));
        }
    }

    private void addTexts(TextColumn texts) {
        int start = texts.size() == 0 ? 0 : texts.offset(0);
        addRuns(texts.size(), start, row -> texts.offset(row) + texts.byteLength(row), texts.bytes());
    }

    private void addRuns(int rows, int start, IntUnaryOperator end, byte[] bytes) {
        int length = rows == 0 ? 0 : end.applyAsInt(rows - 1) - start;
        addOffsets(rows, start, end);
        addPart(length, out -> out.putBytes(bytes, start, length));
    }

    private void addLists(ListColumn lists) {
        int rows = lists.size();
        int start = rows == 0 ? 0 : lists.offset(0);
        IntUnaryOperator end = row -> lists.offset(row) + lists.length(row);
        addOffsets(rows, start, end);
        add(lists.elements().slice(start, rows == 0 ? 0 : end.applyAsInt(rows - 1)));
    }

    private void addOffsets(int rows, int start, IntUnaryOperator end) {
        addInts(rows + 1, i -> i == 0 ? 0 : end.applyAsInt(i - 1) - start);
    }

    private void addInts(int count, IntUnaryOperator value) {
        addPart((long) count * Integer.BYTES, out -> {
            for (int i = 0; i < count; i++) {
                out.putInt(value.applyAsInt(i));
            }
        });
    }

    private void addValidity(Validity validity) {
        nodes.add(new Node(validity.size(), validity.missing()));
        addBits(validity.words(), validity.missing() == 0 ? 0 : validity.size());
    }

    /** Bits behind the last row are zero, so that equal columns give equal bytes. */
    private void addBits(LongBuffer words, int bits) {
        int bytes = (bits + 7) / 8;
        addPart(bytes, out -> {
            for (int i = 0; i < bytes; i++) {
                int kept = Math.min(8, bits - 8 * i);
                out.putByte((byte) (words.get(i >> 3) >>> 8 * (i & 7) & (1 << kept) - 1));
            }
        });
    }

    private void addPart(long bytes, Filler filler) {
        parts.add(new Part(bytes, filler));
    }
}
