package io.penstock.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.source.KeptRows;
import io.penstock.errors.DataException;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Avro's own library writes, and lets it read what we write. */
class AvroSourceTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    @TempDir
    Path scratch;

    @Test
    void everyTypeOfAvroThatColumnsHoldIsRead() throws Exception {
        Schema schema = schema("""
                {"name": "i", "type": "int"},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
                {"name": "ms", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "us", "type": {"type": "long", "logicalType": "local-timestamp-micros"}},
                {"name": "ns", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
                {"name": "f", "type": "float"},
                {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["CASH", "CARD"]}},
                {"name": "id", "type": {"type": "fixed", "name": "Id", "size": 2}},
                {"name": "price", "type": {"type": "fixed", "name": "Price", "size": 4, "logicalType": "decimal", "precision": 9, "scale": 2}},
                {"name": "either", "type": ["int", "null", "long"]}
                """);
        long millis = NOON.toEpochMilli();
        GenericData.Record record = record(schema, 7, 20455, 99, millis, millis * 1000 + 5, millis * 1_000_000, 1.5f);
        record.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "CARD"));
        record.put("id", new GenericData.Fixed(schema.getField("id").schema(), new byte[] {1, -1}));
        record.put("price", new GenericData.Fixed(schema.getField("price").schema(), new byte[] {-1, -1, -1, -2}));
        record.put("either", 1L << 40);

        KeptRows rows = KeptRows.of(AvroSource.of(write(schema, CodecFactory.nullCodec(), record)));

        assertThat(rows.type().fields().stream().map(field -> field.type().text()))
                .containsExactly(
                        "int64",
                        "date",
                        "int64",
                        "timestamp",
                        "timestamp",
                        "timestamp",
                        "float32",
                        "text",
                        "binary",
                        "decimal(9,2)",
                        "int64");
        List<Object> row = rows.rows().get(0);
        assertThat((byte[]) row.remove(8)).containsExactly(1, -1);
        assertThat(row)
                .containsExactly(
                        7L,
                        LocalDate.of(2026, 1, 2),
                        99L,
                        NOON,
                        NOON.plusNanos(5000),
                        NOON,
                        1.5f,
                        "CARD",
                        new BigDecimal("-0.02"),
                        1L << 40);
    }

    @Test
    void nestedRecordsAreColumnsWithAPoint() throws Exception {
        Schema schema = schema("""
                {"name": "a", "type": {"type": "record", "name": "A", "fields": [
                  {"name": "x", "type": ["null", "string"]},
                  {"name": "b", "type": ["null", {"type": "record", "name": "B", "fields": [{"name": "y", "type": "int"}]}]}]}},
                {"name": "n", "type": "null"},
                {"name": "z", "type": {"type": "array", "items": {"type": "array", "items": ["null", "int"]}}}
                """);
        Schema a = schema.getField("a").schema();
        Schema b = a.getField("b").schema().getTypes().get(1);
        GenericData.Record full = record(schema, record(a, "one", record(b, 5)), null, List.of(Arrays.asList(1, null)));
        GenericData.Record sparse = record(schema, record(a, null, null), null, List.of());

        KeptRows rows = KeptRows.of(AvroSource.of(write(schema, CodecFactory.nullCodec(), full, sparse)));

        assertThat(rows.type().names()).containsExactly("a.x", "a.b.y", "z");
        assertThat(rows.rows())
                .containsExactly(
                        List.of("one", 5L, List.of(Arrays.asList(1L, null))), Arrays.asList(null, null, List.of()));
    }

    @Test
    void blocksOfEveryCodecAreRead() throws Exception {
        Schema schema = schema("{\"name\": \"t\", \"type\": \"string\"}");
        GenericData.Record[] records = new GenericData.Record[5000];
        Arrays.setAll(records, i -> record(schema, "row " + i));
        for (CodecFactory codec : List.of(
                CodecFactory.nullCodec(),
                CodecFactory.deflateCodec(9),
                CodecFactory.snappyCodec(),
                CodecFactory.zstandardCodec(3))) {
            KeptRows rows = KeptRows.of(AvroSource.of(write(schema, codec, records)));

            assertThat(rows.rows()).hasSize(5000);
            assertThat(rows.column("t").get(4999)).isEqualTo("row 4999");
        }
    }

    @Test
    void avroReadsWhatWeWrite() throws Exception {
        RowType type = RowType.of(
                new Field("n", ColumnType.INT64),
                new Field("at", ColumnType.TIMESTAMP),
                new Field("day", ColumnType.DATE),
                new Field("price", new ColumnType.Decimal(9, 2)),
                new Field("name", ColumnType.TEXT),
                new Field("xs", ColumnType.listOf(ColumnType.FLOAT64)));
        Path file = scratch.resolve("ours.avro");
        Row row = Row.of(
                "n", 5L, "at", NOON, "day", LocalDate.EPOCH, "price", new BigDecimal("1.25"), "xs", List.of(0.5));
        try (FileSink sink = AvroFormat.deflated().create(file, type)) {
            sink.write(Batch.of(type, row));
        }

        GenericRecord read = readByAvro(file);

        assertThat(read.getSchema()
                        .getField("at")
                        .schema()
                        .getTypes()
                        .get(1)
                        .getLogicalType()
                        .getName())
                .isEqualTo("timestamp-micros");
        assertThat(read.get("n")).isEqualTo(5L);
        assertThat(read.get("at")).isEqualTo(NOON.toEpochMilli() * 1000);
        assertThat(read.get("day")).isEqualTo(0);
        assertThat(read.get("price")).isEqualTo(ByteBuffer.wrap(new byte[] {125}));
        assertThat(read.get("name")).isNull();
        assertThat(read.get("xs")).isEqualTo(List.of(0.5));
    }

    @Test
    void whatNoColumnHoldsIsRefusedByNameAndLeftOutByGivenTypes() throws Exception {
        Schema schema = schema("""
                {"name": "tags", "type": {"type": "map", "values": "int"}},
                {"name": "n", "type": "int"}
                """);
        Path file = write(schema, CodecFactory.nullCodec(), record(schema, Map.of("a", 1), 7));

        assertThatThrownBy(() -> AvroSource.of(file).rowType())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'tags' is an Avro 'map'");
        RowType given = RowType.of(new Field("n", ColumnType.TEXT));
        assertThat(KeptRows.of(AvroSource.of(file).withTypes(given)).column("n"))
                .containsExactly("7");
        assertThatThrownBy(
                        () -> KeptRows.of(AvroSource.of(file).withTypes(RowType.of(new Field("m", ColumnType.TEXT)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column 'm'. Columns: tags, n");
    }

    @Test
    void aRecordWithinItselfIsRefused() throws Exception {
        Schema schema = new Schema.Parser().parse("""
                        {"type": "record", "name": "Tree", "fields": [
                          {"name": "n", "type": "int"}, {"name": "left", "type": ["null", "Tree"]}]}
                        """);
        Path file = write(schema, CodecFactory.nullCodec(), record(schema, 1, null));

        assertThatThrownBy(() -> AvroSource.of(file).rowType())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Record 'Tree' contains itself in 'left.'");
    }

    @Test
    void valuesThatNoColumnHoldsExactlySetTheirRowAside() throws Exception {
        Schema schema = schema("""
                {"name": "ns", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
                {"name": "t", "type": {"type": "array", "items": "string"}},
                {"name": "n", "type": "int"}
                """);
        List<Utf8> broken = List.of(new Utf8("good"), new Utf8(new byte[] {(byte) 0xC3}), new Utf8("after"));
        Path file = write(
                schema,
                CodecFactory.nullCodec(),
                record(schema, 1000L, List.of("a"), 1),
                record(schema, 1001L, List.of("b"), 2),
                record(schema, 2000L, broken, 3),
                record(schema, 3000L, List.of("d"), 4));

        KeptRows rows = KeptRows.of(AvroSource.of(file).withMaxBadFraction(0.5));

        assertThat(rows.column("n")).containsExactly(1L, 4L);
        assertThat(rows.column("t")).containsExactly(List.of("a"), List.of("d"));
        assertThat(rows.bad()).extracting(bad -> bad.line()).containsExactly(2L, 3L);
        assertThat(rows.bad().get(0).reason()).isEqualTo("column 'ns' has a value that no timestamp holds exactly");
    }

    @Test
    void aDamagedBlockIsToldWithItsNumberAndPlace() throws Exception {
        Schema schema = schema("{\"name\": \"n\", \"type\": \"int\"}");
        byte[] bytes =
                Files.readAllBytes(write(schema, CodecFactory.nullCodec(), record(schema, 1), record(schema, 2)));
        int block = bytes.length - 16 - 4;

        assertRefused(
                Arrays.copyOf(bytes, bytes.length - 1), "block 1 at byte " + block + " claims '16' bytes where 15");
        assertRefused(changed(bytes, bytes.length - 1, 1), "does not end with the mark of the file");
        assertRefused(changed(bytes, block, 100), "claims '50' rows in 2 bytes");
        assertRefused(changed(bytes, block, 2), "has bytes behind its last row");
        assertRefused(changed(bytes, block + 1, 126), "claims '63' bytes where 18 are left");
        assertRefused("Obj".getBytes(StandardCharsets.UTF_8), "is no Avro file, or damaged");
    }

    @Test
    void aBlockThatGrowsWithoutBoundIsRefused() throws Exception {
        Schema schema = schema("{\"name\": \"b\", \"type\": \"bytes\"}");
        byte[] large = new byte[(1 << 26) + 1];
        for (CodecFactory codec : List.of(CodecFactory.deflateCodec(1), CodecFactory.zstandardCodec(1))) {
            Path file = write(schema, codec, record(schema, ByteBuffer.wrap(large)));
            assertThat(file.toFile().length()).isLessThan(1 << 22);
            assertThatThrownBy(() -> KeptRows.of(AvroSource.of(file)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("holds more than 67108864 bytes");
        }
    }

    @Test
    void aNameThatAvroDoesNotAllowIsRefused() {
        RowType type = RowType.of(new Field("trip miles", ColumnType.INT64));

        assertThatThrownBy(() -> AvroFormat.plain().create(scratch.resolve("none.avro"), type))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'trip miles' has no name that Avro allows");
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        Path file = Files.write(scratch.resolve("damaged.avro"), bytes);
        assertThatThrownBy(() -> KeptRows.of(AvroSource.of(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static GenericRecord readByAvro(Path file) throws IOException {
        try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            return reader.next();
        }
    }

    private static Schema schema(String fields) {
        return new Schema.Parser().parse("{\"type\": \"record\", \"name\": \"Top\", \"fields\": [" + fields + "]}");
    }

    private static GenericData.Record record(Schema schema, Object... values) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        return record;
    }

    private Path write(Schema schema, CodecFactory codec, GenericData.Record... records) throws IOException {
        File file = File.createTempFile("records", ".avro", scratch.toFile());
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(codec).create(schema, file);
            for (GenericData.Record record : records) {
                writer.append(record);
            }
        }
        return file.toPath();
    }
}
