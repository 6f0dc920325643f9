package io.penstock.columns.arrow;

import com.google.flatbuffers.Table;
import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Reads an Arrow IPC file block by block, in any order, and only the columns asked for. Thread-safe; close it.
 *
 * <p>Reads uncompressed files of the types that {@link ColumnType} names, with or without dictionaries, in blocks of at most
 * {@link Batch#MAX_ROWS} rows; refuses others by name. The format has no checksums: damage is found only where it breaks
 * the structure, with a {@link DataException} that names the file.
 */
public final class ArrowFileReader implements AutoCloseable {

    private static final int MOST_METADATA_BYTES = 1 << 26;

    private final ArrowSource source;
    private final List<StoredColumn> columns;
    private final RowType type;
    private final List<Placed> batches;
    private final List<Placed> dictionaryBlocks;
    private final Map<Long, TextColumn> dictionaries = new ConcurrentHashMap<>();

    /** Where a block lies in the file. */
    private record Placed(long offset, int metadataBytes, long bodyBytes) {

        long bodyStart() {
            return offset + metadataBytes;
        }
    }

    private ArrowFileReader(ArrowSource source) throws IOException {
        this.source = source;
        ByteBuffer bytes = footerBytes();
        int length = bytes.remaining();
        try {
            Footer footer = Footer.getRootAsFooter(bytes);
            checkVersion(footer.version());
            source.check(footer.schema() != null, "it has no schema");
            this.columns = new SchemaReader(source).read(footer.schema(), length);
            this.type = new RowType(columns.stream().map(StoredColumn::field).toList());
            this.batches = new ArrayList<>();
            for (int i = 0; i < footer.recordBatchesLength(); i++) {
                batches.add(placed(footer.recordBatches(i)));
            }
            this.dictionaryBlocks = new ArrayList<>();
            for (int i = 0; i < footer.dictionariesLength(); i++) {
                dictionaryBlocks.add(placed(footer.dictionaries(i)));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw source.damaged("its footer", e);
        }
    }

    /**
     * Opens a file and reads its footer.
     *
     * @throws DataException if it is not an Arrow file, or holds what is not supported
     */
    public static ArrowFileReader open(Path file) throws IOException {
        ArrowSource source = new ArrowSource(file);
        try {
            return new ArrowFileReader(source);
        } catch (DataException | IOException e) {
            source.close();
            throw e;
        }
    }

    /** Returns names and types of the columns. */
    public RowType type() {
        return type;
    }

    /** Returns the number of batches. */
    public int batches() {
        return batches.size();
    }

    /** Reads a batch with all columns. */
    public Batch read(int index) throws IOException {
        return read(index, type.names());
    }

    /**
     * Reads a batch.
     *
     * @param index from 0 to {@code batches() - 1}
     * @param names the columns to read, at least one
     * @throws DataException if there is no such column, or the batch is damaged
     */
    public Batch read(int index, List<String> names) throws IOException {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Name at least one column to read.");
        }
        Placed placed = batches.get(index);
        try {
            return readBlock(placed, names);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw source.damaged("batch " + index, e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private Batch readBlock(Placed placed, List<String> names) throws IOException {
        RowType projection = type.select(names);
        RecordBatch block = header(placed, MessageHeader.RecordBatch, new RecordBatch());
        source.check(block.length() >= 0, "a batch has '%d' rows".formatted(block.length()));
        if (block.length() > Batch.MAX_ROWS) {
            throw source.unsupported("a batch of %d rows, over %d".formatted(block.length(), Batch.MAX_ROWS));
        }
        BodyReader body = bodyReader(block, placed);
        Column[] read = new Column[projection.size()];
        for (StoredColumn column : columns) {
            int at = projection.indexOf(column.field().name());
            if (at < 0) {
                body.skip(column);
            } else {
                read[at] = read(body, column);
            }
        }
        source.check(read[0].size() == block.length(), "a column has not as many rows as its batch");
        return Batch.of(projection, Arrays.asList(read));
    }

    private Column read(BodyReader body, StoredColumn column) throws IOException {
        return column.isCoded()
                ? body.readCoded(column.codeBytes(), dictionary(column.dictionaryId()))
                : body.read(column.field().type());
    }

    private BodyReader bodyReader(RecordBatch block, Placed placed) {
        if (block.compression() != null) {
            throw source.unsupported("compressed batches");
        }
        return new BodyReader(source, block, placed.bodyStart(), placed.bodyBytes());
    }

    private TextColumn dictionary(long id) throws IOException {
        TextColumn known = dictionaries.get(id);
        if (known != null) {
            return known;
        }
        for (Placed placed : dictionaryBlocks) {
            DictionaryBatch block = header(placed, MessageHeader.DictionaryBatch, new DictionaryBatch());
            if (block.id() == id) {
                return remember(id, block, placed);
            }
        }
        throw source.damaged("dictionary %d is not there".formatted(id));
    }

    private TextColumn remember(long id, DictionaryBatch block, Placed placed) throws IOException {
        if (block.isDelta()) {
            throw source.unsupported("a dictionary in several pieces");
        }
        source.check(block.data() != null, "a dictionary is empty");
        TextColumn texts = (TextColumn) bodyReader(block.data(), placed).read(ColumnType.TEXT);
        TextColumn earlier = dictionaries.putIfAbsent(id, texts);
        return earlier == null ? texts : earlier;
    }

    private <T extends Table> T header(Placed placed, byte kind, T header) throws IOException {
        ByteBuffer bytes = source.read(placed.offset(), placed.metadataBytes());
        boolean framed = bytes.remaining() > Frame.PREFIX_BYTES && bytes.getInt(0) == Frame.CONTINUATION;
        source.check(framed, "a block does not begin where the footer says");
        Message message = Message.getRootAsMessage(bytes.position(Frame.PREFIX_BYTES));
        checkVersion(message.version());
        source.check(message.bodyLength() == placed.bodyBytes(), "a block and the footer disagree in length");
        source.check(message.headerType() == kind && message.header(header) != null, "a block is not of its kind");
        return header;
    }

    private ByteBuffer footerBytes() throws IOException {
        long size = source.size();
        source.check(size > Frame.HEAD_BYTES + Frame.TAIL_BYTES, "it has only %d bytes".formatted(size));
        ByteBuffer tail = source.read(size - Frame.TAIL_BYTES, Frame.TAIL_BYTES);
        byte[] magic = new byte[Frame.MAGIC.length];
        tail.get(Integer.BYTES, magic);
        source.check(Arrays.equals(magic, Frame.MAGIC), "it does not end with 'ARROW1', so it was not completed");
        int length = tail.getInt(0);
        boolean fits =
                length > 0 && length <= size - Frame.HEAD_BYTES - Frame.TAIL_BYTES && length <= MOST_METADATA_BYTES;
        source.check(fits, "its footer claims %d bytes".formatted(length));
        return source.read(size - Frame.TAIL_BYTES - length, length);
    }

    private Placed placed(org.apache.arrow.flatbuf.Block block) {
        long room = source.size() - Frame.TAIL_BYTES;
        boolean fits = block.offset() >= Frame.HEAD_BYTES
                && block.metaDataLength() > 0
                && block.metaDataLength() <= MOST_METADATA_BYTES
                && block.bodyLength() >= 0
                && block.bodyLength() <= room
                && block.offset() <= room - block.bodyLength() - block.metaDataLength();
        source.check(fits, "a block lies outside the file");
        return new Placed(block.offset(), block.metaDataLength(), block.bodyLength());
    }

    private void checkVersion(short version) {
        if (version != MetadataVersion.V5 && version != MetadataVersion.V4) {
            throw source.unsupported("metadata of version code %d".formatted(version));
        }
    }
}
