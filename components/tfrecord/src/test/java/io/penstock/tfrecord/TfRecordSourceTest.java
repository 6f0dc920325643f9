package io.penstock.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.KeptRows;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.errors.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads examples.tfrecord, which make_examples.py beside it made with Google's protobuf for Python, and files that are damaged. */
class TfRecordSourceTest {

    @TempDir
    Path scratch;

    @Test
    void typesAreThoseOfAllValuesInTheOrderOfNames() throws Exception {
        assertThat(TfRecordSource.of(fixture("examples.tfrecord")).rowType())
                .isEqualTo(RowType.of(
                        new Field("big", ColumnType.INT64),
                        new Field("id", ColumnType.INT64),
                        new Field("name", ColumnType.TEXT),
                        new Field("never", ColumnType.TEXT),
                        new Field("pixels", ColumnType.listOf(ColumnType.FLOAT32)),
                        new Field("price", ColumnType.FLOAT32),
                        new Field("raw", ColumnType.BINARY),
                        new Field("sizes", ColumnType.listOf(ColumnType.INT64)),
                        new Field("tags", ColumnType.listOf(ColumnType.TEXT))));
    }

    @Test
    void valuesAreThoseThatGoogleWrote() throws Exception {
        for (String file : List.of("examples.tfrecord", "examples.tfrecord.gz")) {
            KeptRows rows = KeptRows.of(TfRecordSource.of(fixture(file)));

            assertThat(rows.column("id")).containsExactly(-2L, -1L, 0L, 1L, 2L);
            assertThat(rows.column("big"))
                    .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 2, null, Long.MAX_VALUE - 4);
            assertThat(rows.column("price")).containsExactly(0.25f, 1.25f, 2.25f, 3.25f, 4.25f);
            assertThat(rows.column("name")).containsExactly("Zürich 0", "Zürich 1", "Zürich 2", null, "Zürich 4");
            assertThat(rows.column("never")).containsOnlyNulls();
            assertThat((byte[]) rows.column("raw").get(3)).containsExactly(0xFF, 3);
            assertThat(rows.column("sizes").subList(1, 4))
                    .containsExactly(List.of(300L), List.of(300L, 301L), List.of(300L, 301L, 302L));
            assertThat(rows.column("tags").get(4)).isEqualTo(List.of("a", ""));
            assertThat(rows.column("pixels").get(2)).isEqualTo(List.of(0.5f, 0.5f));
        }
    }

    @Test
    void rowsAreWrittenInTheBytesThatGoogleWrites() throws Exception {
        Source source = TfRecordSource.of(fixture("examples.tfrecord"));
        Path copy = scratch.resolve("copy.tfrecord");
        try (FileSink sink = TfRecordFormat.plain().create(copy, source.rowType())) {
            source.readInOrder(1, rows -> {}, type -> sink);
        }

        List<String> google = records(fixture("examples.tfrecord"));
        List<String> ours = records(copy);
        assertThat(ours).hasSize(5);
        for (int row : new int[] {1, 2, 4}) { // the others lack a feature, which we write without a kind
            assertThat(ours.get(row)).isEqualTo(google.get(row));
        }
    }

    @Test
    void timesAndTruthValuesAreIntegersUnlessTheirTypeIsGiven() throws Exception {
        RowType type = RowType.of(
                new Field("at", ColumnType.TIMESTAMP),
                new Field("day", ColumnType.DATE),
                new Field("yes", ColumnType.BOOLEAN));
        Instant at = Instant.parse("2026-01-02T03:04:05.000006Z");
        Path file = write(type, Row.of("at", at, "day", LocalDate.of(2026, 1, 2), "yes", true));

        assertThat(KeptRows.of(TfRecordSource.of(file)).rows()).containsExactly(List.of(1767323045000006L, 20455L, 1L));
        assertThat(KeptRows.of(TfRecordSource.of(file).withTypes(type)).rows())
                .containsExactly(List.of(at, LocalDate.of(2026, 1, 2), true));
    }

    @Test
    void decimalsAndListsOfListsAreRefusedByName() {
        RowType decimals = RowType.of(new Field("price", new ColumnType.Decimal(9, 2)));
        RowType nested = RowType.of(new Field("grid", ColumnType.listOf(ColumnType.listOf(ColumnType.INT64))));
        Path file = scratch.resolve("none.tfrecord");

        assertThatThrownBy(() -> TfRecordFormat.plain().create(file, decimals))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'price' of type 'decimal(9,2)' has no form in a tf.Example");
        assertThatThrownBy(() -> TfRecordFormat.plain().create(file, nested))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'grid'");
        assertThat(file).doesNotExist();
    }

    @Test
    void valuesThatAreNoneOfAGivenTypeSetTheirRowAside() throws Exception {
        RowType type = RowType.of(new Field("sizes", ColumnType.INT64), new Field("id", ColumnType.INT64));

        KeptRows rows = KeptRows.of(
                TfRecordSource.of(fixture("examples.tfrecord")).withTypes(type).withMaxBadFraction(0.7));

        assertThat(rows.column("id")).containsExactly(-2L, -1L);
        assertThat(rows.bad()).hasSize(3);
        assertThat(rows.bad().get(0).line()).isEqualTo(3);
        assertThat(rows.bad().get(0).reason()).isEqualTo("column 'sizes' has '[300, 301]', which is no int64");
    }

    @Test
    void aRecordThatIsNoExampleIsSetAsideWithItsNumber() throws Exception {
        byte[] good = Files.readAllBytes(fixture("examples.tfrecord"));
        byte[] sequence = record(new byte[] {0x12, 0});
        byte[] cut = record(new byte[] {0x0A, 5, 1});
        Path file = file(good, sequence, cut, good);

        KeptRows rows = KeptRows.of(TfRecordSource.of(file).withMaxBadFraction(0.5));

        assertThat(rows.rows()).hasSize(10);
        assertThat(rows.bad()).extracting(bad -> bad.line()).containsExactly(6L, 7L);
        assertThat(rows.bad().get(0).reason()).contains("second field of a tf.SequenceExample");
    }

    @Test
    void everyRecordWithAGoodChecksumIsARowOrSetAside() throws Exception {
        List<byte[]> records = recordBytes(fixture("examples.tfrecord"));
        Random random = new Random(11);
        byte[][] damaged = new byte[5_000][];
        for (int i = 0; i < damaged.length; i++) {
            byte[] data = records.get(i % records.size()).clone();
            data = random.nextBoolean() ? Arrays.copyOf(data, random.nextInt(data.length)) : data;
            for (int j = random.nextInt(3); j > 0 && data.length > 0; j--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            damaged[i] = record(data);
        }
        RowType types = TfRecordSource.of(fixture("examples.tfrecord")).rowType();

        Content<KeptRows> content = TfRecordSource.of(file(damaged))
                .withTypes(types)
                .withMaxBadFraction(1)
                .readInOrder(2, Meter.NONE, KeptRows::new);

        assertThat(content.rows() + content.badRows()).isEqualTo(damaged.length);
        assertThat(content.sinks().get(0).rows()).hasSize((int) content.rows());
        assertThat(content.rows()).isBetween(100L, 4_900L);
    }

    @Test
    void aFeatureOfSeveralKindsNeedsAType() throws Exception {
        Path integers = write(RowType.of(new Field("n", ColumnType.INT64)), Row.of("n", 1L));
        byte[] reals = Files.readAllBytes(write(RowType.of(new Field("n", ColumnType.FLOAT32)), Row.of("n", 1.5f)));
        Path both = file(reals, Files.readAllBytes(integers));

        assertThatThrownBy(() -> KeptRows.of(TfRecordSource.of(both)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Feature 'n' is FLOAT in record 1 of");
        assertThat(KeptRows.of(TfRecordSource.of(both).withTypes(RowType.of(new Field("n", ColumnType.FLOAT64))))
                        .column("n"))
                .hasSize(2);
    }

    @Test
    void aWrongChecksumIsToldWithRecordAndByte() throws Exception {
        byte[] bytes = Files.readAllBytes(fixture("examples.tfrecord"));
        int second =
                16 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] data = bytes.clone();
        data[second + 20] ^= 1;
        byte[] length = bytes.clone();
        length[second] ^= 1;

        assertRefused(file(data), "record 2 at byte " + second + " has data with a wrong checksum");
        assertRefused(file(length), "record 2 at byte " + second + " has a length with a wrong checksum");
    }

    @Test
    void aFileThatEndsEarlyIsToldWithRecordAndByte() throws Exception {
        byte[] bytes = Files.readAllBytes(fixture("examples.tfrecord"));
        byte[] gzip = Files.readAllBytes(fixture("examples.tfrecord.gz"));

        assertRefused(file(Arrays.copyOf(bytes, 5)), "record 1 at byte 0 ends within the length");
        assertRefused(file(Arrays.copyOf(bytes, 100)), "record 1 at byte 0 ends after 88 of");
        assertRefused(file(Arrays.copyOf(gzip, gzip.length - 9)), "is damaged after");
        assertRefused(file(gzip, new byte[] {1, 2, 3}), "goes on after its last gzip member");
    }

    @Test
    void membersOfAGzipFileAreReadOneAfterAnother() throws Exception {
        byte[] gzip = Files.readAllBytes(fixture("examples.tfrecord.gz"));

        assertThat(KeptRows.of(TfRecordSource.of(file(gzip, gzip))).rows()).hasSize(10);
    }

    @Test
    void aRecordWhoseLengthLooksLikeGzipIsARecord() throws Exception {
        RowType type = RowType.of(new Field("b", ColumnType.BINARY));
        byte[] bytes = new byte[0x8B1F - 23]; // the first two bytes of gzip are 1F 8B; 23 bytes stand around the value
        Path file = write(type, Row.of("b", bytes));

        assertThat(Arrays.copyOf(Files.readAllBytes(file), 3)).containsExactly(0x1F, 0x8B, 0);
        KeptRows rows = KeptRows.of(TfRecordSource.of(file).withTypes(type));
        assertThat((byte[]) rows.column("b").get(0)).hasSize(bytes.length);
    }

    @Test
    void anAbsurdLengthIsRefusedAndABombStaysSmall() throws Exception {
        assertRefused(file(header(1L << 40)), "claims '1099511627776' bytes");
        assertRefused(file(header(-1)), "claims '18446744073709551615' bytes");
        assertRefused(file(header(1 << 28)), "ends after 0 of 268435460 bytes");
        assertRefused(bomb(), "claims '1073741824' bytes");
    }

    private Path bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(header(1 << 30));
            gzip.write(new byte[1 << 24]);
        }
        return file(bytes.toByteArray());
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> KeptRows.of(TfRecordSource.of(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private Path write(RowType type, Row row) throws IOException {
        Path file = Files.createTempFile(scratch, "rows", ".tfrecord");
        try (FileSink sink = TfRecordFormat.plain().create(file, type)) {
            sink.write(Batch.of(type, row));
        }
        return file;
    }

    private Path file(byte[]... parts) throws IOException {
        Path file = Files.createTempFile(scratch, "parts", ".tfrecord");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return Files.write(file, bytes.toByteArray());
    }

    private static byte[] record(byte[] data) {
        return ByteBuffer.allocate(data.length + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header(data.length))
                .put(data)
                .putInt(new MaskedCrc().of(data, 0, data.length))
                .array();
    }

    private static byte[] header(long length) {
        ByteBuffer header =
                ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return header.putInt(new MaskedCrc().of(header.array(), 0, 8)).array();
    }

    private static List<String> records(Path file) throws IOException {
        return recordBytes(file).stream().map(Arrays::toString).toList();
    }

    private static List<byte[]> recordBytes(Path file) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (RecordReader reader = new RecordReader(FileSet.of(file), file)) {
            while (reader.next()) {
                records.add(Arrays.copyOf(reader.bytes(), reader.length()));
            }
        }
        return records;
    }

    private Path fixture(String name) throws IOException {
        Path file = scratch.resolve(name);
        if (!Files.exists(file)) {
            try (InputStream in = TfRecordSourceTest.class.getResourceAsStream("/tfrecord/" + name)) {
                Files.copy(in, file);
            }
        }
        return file;
    }
}
