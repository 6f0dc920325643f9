package io.penstock.parquet;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.Rows;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The rows of a row group. */
final class ParquetStream implements RowStream {

    private static final long BATCH_BYTES = 64 << 20;

    private final Path file;
    private final ParquetFileReader reader;
    private final List<Leaf> leaves;
    private final RowType type;
    private final int group;
    private @Nullable List<LeafReader> columns;
    private long line;
    private long left;
    private int batchRows;

    private ParquetStream(Path file, ParquetFileReader reader, Optional<RowType> types, int group) {
        this.file = file;
        this.reader = reader;
        this.group = group;
        MessageType schema = reader.getFileMetaData().getSchema();
        this.leaves = leaves(schema, types);
        this.type = new RowType(leaves.stream().map(Leaf::field).toList());
    }

    /** Opens a row group. */
    static ParquetStream open(Path file, Optional<RowType> types, int group) throws IOException, InterruptedException {
        ParquetFileReader reader = reader(file);
        boolean opened = false;
        try {
            ParquetStream stream = new ParquetStream(file, reader, types, group);
            opened = true;
            return stream;
        } catch (DataException e) {
            throw new DataException(
                    "Parquet file '%s' cannot be read, or is damaged: %s".formatted(file, e.getMessage()), e);
        } finally {
            if (!opened) {
                reader.close();
            }
        }
    }

    /** Returns the number of row groups of a file. */
    static int rowGroups(Path file) throws IOException, InterruptedException {
        try (ParquetFileReader reader = reader(file)) {
            return reader.getRowGroups().size();
        }
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public Optional<Rows> next() throws IOException, InterruptedException {
        if (group >= reader.getRowGroups().size()) {
            return Optional.empty();
        }
        return columns == null ? first() : decoded(this::batch);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Optional<Rows> first() throws IOException, InterruptedException {
        BlockMetaData block = reader.getRowGroups().get(group);
        Footer.check(file, block, leaves.stream().map(Leaf::descriptor).toList());
        for (BlockMetaData before : reader.getRowGroups().subList(0, group)) {
            line += before.getRowCount();
        }
        left = block.getRowCount();
        long bytesPerRow = left == 0 ? 0 : Math.max(0, block.getTotalByteSize() / left);
        batchRows = (int) Math.max(1, Math.min(Batch.MAX_ROWS, BATCH_BYTES / (bytesPerRow + 1)));
        return decoded(() -> {
            columns = readers();
            return batch();
        });
    }

    private List<LeafReader> readers() throws IOException {
        reader.setRequestedSchema(leaves.stream().map(Leaf::descriptor).toList());
        PageReadStore pages = new CheckedPages(reader.readRowGroup(group));
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                pages,
                new NoConverter(),
                reader.getFileMetaData().getSchema(),
                reader.getFileMetaData().getCreatedBy());
        return leaves.stream()
                .map(leaf -> new LeafReader(
                        leaf,
                        store.getColumnReader(leaf.descriptor()),
                        pages.getPageReader(leaf.descriptor()).getTotalValueCount()))
                .toList();
    }

    private Optional<Rows> batch() throws InterruptedException {
        List<LeafReader> readers = columns == null ? List.of() : columns;
        if (left == 0) {
            readers.forEach(LeafReader::checkEnd);
            return Optional.empty();
        }
        int rows = (int) Math.min(left, batchRows);
        @Nullable String[] reasons = new @Nullable String[rows];
        List<Column> read = new ArrayList<>();
        for (LeafReader column : readers) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Reading '" + file + "' was stopped.");
            }
            read.add(column.read(rows, reasons));
        }
        Rows batch = sorted(Batch.of(type, read), reasons);
        left -= rows;
        line += rows;
        return Optional.of(batch);
    }

    private Rows sorted(Batch batch, @Nullable String[] reasons) {
        List<BadRow> bad = new ArrayList<>();
        int[] kept = new int[batch.rows()];
        int good = 0;
        for (int row = 0; row < reasons.length; row++) {
            String reason = reasons[row];
            if (reason == null) {
                kept[good++] = row;
            } else {
                bad.add(new BadRow(line + row + 1, reason, batch.row(row).toString()));
            }
        }
        int[] selection = Arrays.copyOf(kept, good);
        long[] lines = Arrays.stream(selection).mapToLong(row -> line + row + 1).toArray();
        return new Rows(bad.isEmpty() ? batch : batch.select(selection), lines, bad);
    }

    private List<Leaf> leaves(MessageType schema, Optional<RowType> types) {
        List<Leaf> found =
                Leaves.of(schema, name -> types.isEmpty() || types.get().has(name));
        for (Field field : types.map(RowType::fields).orElse(List.of())) {
            if (found.stream().noneMatch(leaf -> leaf.name().equals(field.name()))) {
                throw new DataException("It has no column '%s'. Columns: %s."
                        .formatted(field.name(), String.join(", ", Leaves.names(schema))));
            }
        }
        if (found.isEmpty()) {
            throw new DataException("It has no columns. Write some.");
        }
        return found;
    }

    private static ParquetFileReader reader(Path file) throws IOException, InterruptedException {
        Footer.check(file);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs())
                .withPageChecksumVerification(true)
                .build();
        return decoded(file, () -> ParquetFileReader.open(new LocalInputFile(file), options));
    }

    private <T> T decoded(Decoding<T> decoding) throws InterruptedException {
        return decoded(file, decoding);
    }

    /** Parquet's readers throw anything when bytes are not what they should be. */
    private static <T> T decoded(Path file, Decoding<T> decoding) throws InterruptedException {
        try {
            return decoding.decode();
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new DataException(
                    "Parquet file '%s' cannot be read, or is damaged: %s. Restore it or leave it out."
                            .formatted(file, reason),
                    e);
        }
    }

    /** Turns bytes into something. */
    private interface Decoding<T> {

        T decode() throws IOException, InterruptedException;
    }
}
