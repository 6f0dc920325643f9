package io.penstock.columns.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.RandomBatches;
import io.penstock.errors.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files against Apache Arrow's own Java library, both ways. */
class ArrowInteroperationTest {

    @TempDir
    private Path directory;

    @Test
    void arrowReadsWhatWeWrite() throws IOException {
        List<Batch> batches = List.of(RandomBatches.everyType(257, 11), RandomBatches.everyType(64, 12));
        Path file = write(batches, Set.of("category", "text"));

        try (BufferAllocator allocator = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
            for (Batch batch : batches) {
                assertThat(reader.loadNextBatch()).isTrue();
                assertSame(batch, reader);
            }
            assertThat(reader.loadNextBatch()).isFalse();
        }
    }

    /** Arrow loads what we wrote and writes it again in its own way; we read that. */
    @Test
    void weReadWhatArrowWrites() throws IOException {
        List<Batch> batches = List.of(RandomBatches.everyType(257, 13), RandomBatches.everyType(64, 14));
        Path theirs = rewrittenByArrow(write(batches, Set.of("category")));

        try (var reader = io.penstock.columns.arrow.ArrowFileReader.open(theirs)) {
            assertThat(reader.type()).isEqualTo(RandomBatches.EVERY_TYPE);
            for (int i = 0; i < batches.size(); i++) {
                assertThat(reader.read(i)).isEqualTo(batches.get(i));
            }
        }
    }

    @Test
    void typesThatWeDoNotHoldAreRefusedByName() throws IOException {
        Path file = directory.resolve("int.arrow");
        try (BufferAllocator allocator = new RootAllocator();
                IntVector vector = new IntVector("small", allocator)) {
            vector.allocateNew(1);
            vector.setValueCount(1);
            writeByArrow(file, VectorSchemaRoot.of(vector));
        }

        assertThatThrownBy(() -> io.penstock.columns.arrow.ArrowFileReader.open(file))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "holds signed 32-bit integers in column 'small', which is not supported. Convert it first.");
    }

    @Test
    void aBatchOverOurLargestIsRefused() throws IOException {
        Path file = directory.resolve("large.arrow");
        int rows = Batch.MAX_ROWS + 1;
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector vector = new BigIntVector("x", allocator)) {
            vector.allocateNew(rows);
            vector.setValueCount(rows);
            writeByArrow(file, VectorSchemaRoot.of(vector));
        }

        try (var reader = io.penstock.columns.arrow.ArrowFileReader.open(file)) {
            assertThatThrownBy(() -> reader.read(0))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a batch of 32769 rows, over 32768");
        }
    }

    private static void assertSame(Batch ours, ArrowFileReader reader) throws IOException {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        assertThat(root.getRowCount()).isEqualTo(ours.rows());
        BatchBuilder builder = new BatchBuilder(ours.type());
        for (int i = 0; i < ours.columns().size(); i++) {
            FieldVector vector = decoded(root.getVector(i), reader);
            ColumnType type = ours.column(i).type();
            for (int row = 0; row < ours.rows(); row++) {
                builder.column(i).append(converted(vector.getObject(row), type));
            }
            assertThat(vector.getNullCount()).isEqualTo(ours.column(i).missing());
            if (vector != root.getVector(i)) {
                vector.close();
            }
        }
        assertThat(builder.build()).isEqualTo(ours);
    }

    private static FieldVector decoded(FieldVector vector, ArrowFileReader reader) {
        var encoding = vector.getField().getDictionary();
        return encoding == null
                ? vector
                : (FieldVector) DictionaryEncoder.decode(vector, reader.lookup(encoding.getId()));
    }

    /** Turns what Arrow's vectors give into what our builders take. */
    private static @Nullable Object converted(@Nullable Object value, ColumnType type) {
        if (value instanceof List<?> list && type instanceof ColumnType.ListOf lists) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(converted(element, lists.element())));
            return elements;
        }
        if (type == ColumnType.TIMESTAMP && value instanceof Long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
        if (type == ColumnType.DATE && value instanceof Integer days) {
            return LocalDate.ofEpochDay(days);
        }
        return value instanceof Text text ? text.toString() : value;
    }

    private Path rewrittenByArrow(Path ours) throws IOException {
        Path theirs = directory.resolve("theirs.arrow");
        try (BufferAllocator allocator = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(FileChannel.open(ours), allocator);
                var out = Files.newOutputStream(theirs);
                ArrowFileWriter writer =
                        new ArrowFileWriter(reader.getVectorSchemaRoot(), reader, Channels.newChannel(out))) {
            writer.start();
            while (reader.loadNextBatch()) {
                writer.writeBatch();
            }
            writer.end();
        }
        return theirs;
    }

    private static void writeByArrow(Path file, VectorSchemaRoot root) throws IOException {
        try (var out = Files.newOutputStream(file);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            root.setRowCount(root.getVector(0).getValueCount());
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    private Path write(List<Batch> batches, Set<String> coded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var writer = new io.penstock.columns.arrow.ArrowFileWriter(
                out, batches.get(0).type(), coded)) {
            for (Batch batch : batches) {
                writer.write(batch);
            }
        }
        return Files.write(directory.resolve("ours.arrow"), out.toByteArray());
    }
}
