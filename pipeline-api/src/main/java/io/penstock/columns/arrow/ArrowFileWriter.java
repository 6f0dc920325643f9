package io.penstock.columns.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Writes an Arrow IPC file, a block for each batch. Close it: that completes the file and closes the stream. Not thread-safe.
 *
 * <p>Texts of some columns may be coded by a dictionary that grows as batches come and is written at the end. The same batches
 * give the same bytes; values under missing rows are stored as they are, and are equal for batches from builders.
 */
public final class ArrowFileWriter implements AutoCloseable {

    private final LittleEndianOutput out;
    private final RowType type;
    private final Map<Integer, DictionaryEncoder> encoders = new LinkedHashMap<>();
    private final Set<String> coded;
    private final List<Placed> batches = new ArrayList<>();
    private final List<Placed> dictionaries = new ArrayList<>();
    private long rows;
    private boolean closed;

    /** Where a block lies in the file. */
    private record Placed(long offset, int metadataBytes, long bodyBytes) {}

    /** Describes a message's header and returns its offset. */
    private interface Header {
        int describe(FlatBufferBuilder builder);
    }

    /**
     * Begins a file.
     *
     * @param out closed with the writer; need not be buffered
     * @param coded names of text columns to store by dictionary
     */
    public ArrowFileWriter(OutputStream out, RowType type, Set<String> coded) throws IOException {
        this.out = new LittleEndianOutput(out);
        this.type = type;
        this.coded = Set.copyOf(coded);
        for (String name : coded) {
            if (type.require(name).type() != ColumnType.TEXT) {
                throw new IllegalArgumentException("Column '%s' is not text and has no dictionary.".formatted(name));
            }
            encoders.put(type.indexOf(name), new DictionaryEncoder());
        }
        this.out.putBytes(Frame.MAGIC);
        this.out.putBytes(new byte[Frame.HEAD_BYTES - Frame.MAGIC.length]);
        message(MessageHeader.Schema, 0, builder -> new SchemaWriter(builder).write(type, this.coded));
    }

    /** Writes a batch of the file's row type as one block. */
    public void write(Batch batch) throws IOException {
        if (!batch.type().equals(type)) {
            throw new IllegalArgumentException("A file of '%s' got a batch of '%s'.".formatted(type, batch.type()));
        }
        BodyLayout body = new BodyLayout();
        for (int i = 0; i < type.size(); i++) {
            add(body, i, batch.column(i));
        }
        batches.add(block(body, MessageHeader.RecordBatch, builder -> body.describe(builder, batch.rows())));
        rows += batch.rows();
    }

    /** Returns the number of rows so far. */
    public long rows() {
        return rows;
    }

    /** Returns the number of bytes so far, the dictionaries left out. */
    public long bytes() {
        return out.position();
    }

    /** Returns the number of texts in the largest dictionary. */
    public int largestDictionary() {
        return encoders.values().stream()
                .mapToInt(encoder -> encoder.index().size())
                .max()
                .orElse(0);
    }

    /** Returns the names of the coded columns whose dictionary holds more texts, or more bytes of text, than stated. */
    public List<String> columnsBeyond(int texts, long bytes) {
        return encoders.entrySet().stream()
                .filter(entry -> entry.getValue().index().size() > texts
                        || entry.getValue().index().byteLength() > bytes)
                .map(entry -> type.fields().get(entry.getKey()).name())
                .toList();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                writeDictionaries();
                writeFooter();
            }
        }
    }

    private void add(BodyLayout body, int index, Column column) {
        DictionaryEncoder encoder = encoders.get(index);
        if (encoder == null) {
            body.add(column);
        } else {
            body.addCodes(encoder.encode((TextColumn) column), column.validity());
        }
    }

    private void writeDictionaries() throws IOException {
        for (Map.Entry<Integer, DictionaryEncoder> entry : encoders.entrySet()) {
            TextColumn texts = entry.getValue().index().texts();
            BodyLayout body = new BodyLayout().add(texts);
            dictionaries.add(block(body, MessageHeader.DictionaryBatch, builder -> {
                int data = body.describe(builder, texts.size());
                return DictionaryBatch.createDictionaryBatch(builder, entry.getKey(), data, false);
            }));
        }
    }

    private void writeFooter() throws IOException {
        out.putInt(Frame.CONTINUATION);
        out.putInt(0);
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int schema = new SchemaWriter(builder).write(type, coded);
        Footer.startDictionariesVector(builder, dictionaries.size());
        int dictionaryBlocks = blocks(builder, dictionaries);
        Footer.startRecordBatchesVector(builder, batches.size());
        int batchBlocks = blocks(builder, batches);
        builder.finish(Footer.createFooter(builder, MetadataVersion.V5, schema, dictionaryBlocks, batchBlocks, 0));
        byte[] footer = builder.sizedByteArray();
        out.putBytes(footer);
        out.putInt(footer.length);
        out.putBytes(Frame.MAGIC);
    }

    private static int blocks(FlatBufferBuilder builder, List<Placed> placed) {
        for (int i = placed.size() - 1; i >= 0; i--) {
            Placed block = placed.get(i);
            Block.createBlock(builder, block.offset(), block.metadataBytes(), block.bodyBytes());
        }
        return builder.endVector();
    }

    private Placed block(BodyLayout body, byte kind, Header header) throws IOException {
        long offset = out.position();
        message(kind, body.bytes(), header);
        int metadataBytes = (int) (out.position() - offset);
        body.write(out);
        return new Placed(offset, metadataBytes, body.bytes());
    }

    /** Writes a message, padded so that its body begins at a multiple of the alignment. */
    private void message(byte kind, long bodyBytes, Header header) throws IOException {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int described = header.describe(builder);
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, described, bodyBytes, 0));
        byte[] metadata = builder.sizedByteArray();
        long begin = out.position() + Frame.PREFIX_BYTES;
        out.putInt(Frame.CONTINUATION);
        out.putInt((int) (Frame.padded(begin + metadata.length) - begin));
        out.putBytes(metadata);
        out.pad();
    }
}
