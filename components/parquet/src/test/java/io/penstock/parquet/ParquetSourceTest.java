package io.penstock.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.Trips;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.export.FileSink;
import io.penstock.data.source.KeptRows;
import io.penstock.errors.DataException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what DuckDB writes, and lets it read what we write. */
class ParquetSourceTest {

    @TempDir
    Path scratch;

    @Test
    void everyTypeOfDuckDbThatColumnsHoldIsRead() throws Exception {
        Path file = scratch.resolve("types.parquet");
        Duck.write("""
                SELECT 1::TINYINT a, -2::INTEGER b, 3::BIGINT c, 4::UINTEGER d, 5::UBIGINT e, 1.5::FLOAT f, 2.5::DOUBLE g,
                  true h, 'Zürich' i, '\\xFF\\x00'::BLOB j, DATE '2026-01-02' k,
                  TIMESTAMP '2026-01-02 03:04:05.000006' l, TIMESTAMP_MS '2026-01-02 03:04:05.007' m,
                  TIMESTAMP_NS '2026-01-02 03:04:05.000008' n, TIMESTAMPTZ '2026-01-02 03:04:05+01' o,
                  1.25::DECIMAL(4,2) p, -12345678901.5::DECIMAL(18,1) q, -1.0::DECIMAL(38,10) r,
                  'b5c41d4a-6e34-4d0f-8d9b-0123456789ab'::UUID s, 'CARD'::ENUM('CASH', 'CARD') t, NULL::INTEGER u
                """, file, "");

        KeptRows rows = KeptRows.of(ParquetSource.of(file));

        assertThat(rows.type().fields().stream().map(field -> field.type().text()))
                .containsExactly(
                        "int64",
                        "int64",
                        "int64",
                        "int64",
                        "int64",
                        "float32",
                        "float64",
                        "boolean",
                        "text",
                        "binary",
                        "date",
                        "timestamp",
                        "timestamp",
                        "timestamp",
                        "timestamp",
                        "decimal(4,2)",
                        "decimal(18,1)",
                        "decimal(38,10)",
                        "text",
                        "text",
                        "int64");
        List<Object> row = rows.rows().get(0);
        assertThat((byte[]) row.remove(9)).containsExactly(0xFF, 0);
        assertThat(row)
                .containsExactly(
                        1L,
                        -2L,
                        3L,
                        4L,
                        5L,
                        1.5f,
                        2.5,
                        true,
                        "Zürich",
                        LocalDate.of(2026, 1, 2),
                        Instant.parse("2026-01-02T03:04:05.000006Z"),
                        Instant.parse("2026-01-02T03:04:05.007Z"),
                        Instant.parse("2026-01-02T03:04:05.000008Z"),
                        Instant.parse("2026-01-02T02:04:05Z"),
                        new BigDecimal("1.25"),
                        new BigDecimal("-12345678901.5"),
                        new BigDecimal("-1.0000000000"),
                        "b5c41d4a-6e34-4d0f-8d9b-0123456789ab",
                        "CARD",
                        null);
    }

    @Test
    void nestedGroupsAndListsOfDuckDbAreRead() throws Exception {
        Path file = scratch.resolve("nested.parquet");
        Duck.write("""
                SELECT * FROM (VALUES
                  ({'x': 1, 'y': {'z': 'one'}}, [1, NULL, 2], [[1.5], NULL, [], [2.5, NULL]]),
                  ({'x': NULL, 'y': NULL}, [], []),
                  (NULL, NULL, NULL),
                  ({'x': 4, 'y': {'z': NULL}}, [NULL], [[NULL]])) AS t(s, l, m)
                """, file, "");

        KeptRows rows = KeptRows.of(ParquetSource.of(file));

        assertThat(rows.type().names()).containsExactly("s.x", "s.y.z", "l", "m");
        BigDecimal half = new BigDecimal("1.5");
        assertThat(rows.rows())
                .containsExactly(
                        List.of(
                                1L,
                                "one",
                                Arrays.asList(1L, null, 2L),
                                Arrays.asList(
                                        List.of(half), null, List.of(), Arrays.asList(half.add(BigDecimal.ONE), null))),
                        Arrays.asList(null, null, List.of(), List.of()),
                        Arrays.asList(null, null, null, null),
                        Arrays.asList(4L, null, Arrays.asList((Object) null), List.of(Arrays.asList((Object) null))));
    }

    @Test
    void tripsThatDuckDbWroteAreThoseOfTheCsvFile() throws Exception {
        RowType types = RowType.of(
                new Field("fare", new ColumnType.Decimal(9, 2)),
                new Field("trip_miles", ColumnType.FLOAT64),
                new Field("trip_start_timestamp", ColumnType.INT64),
                new Field("company", ColumnType.TEXT));
        String columns =
                "{'fare': 'DECIMAL(9,2)', 'trip_miles': 'DOUBLE', 'trip_start_timestamp': 'BIGINT', 'company': 'VARCHAR'}";
        Path file = scratch.resolve("trips.parquet");
        Duck.write(
                "SELECT fare, trip_miles, trip_start_timestamp, company FROM read_csv('%s', types = %s)"
                        .formatted(Trips.FILE, columns),
                file,
                ", ROW_GROUP_SIZE 4096, COMPRESSION zstd");

        List<List<Object>> csv =
                KeptRows.of(CsvSource.of(Trips.FILE).withTypes(types)).rows();

        assertThat(csv).hasSize(15_002);
        assertThat(KeptRows.of(ParquetSource.of(file).withTypes(types)).rows().equals(csv))
                .isTrue();
    }

    @Test
    void pagesOfEveryCodecAreRead() throws Exception {
        for (String codec : List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw")) {
            Path file = scratch.resolve(codec + ".parquet");
            Duck.write("SELECT i, 'row ' || i AS t FROM range(5000) r(i)", file, ", COMPRESSION " + codec);

            KeptRows rows = KeptRows.of(ParquetSource.of(file));

            assertThat(rows.rows()).as(codec).hasSize(5000);
            assertThat(rows.column("t").get(4999)).isEqualTo("row 4999");
        }
        Path brotli = scratch.resolve("brotli.parquet");
        Duck.write("SELECT 1 AS i", brotli, ", COMPRESSION brotli");
        assertThatThrownBy(() -> KeptRows.of(ParquetSource.of(brotli)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("codec 'BROTLI' is not read");
    }

    @Test
    void pagesOfTheSecondVersionAreRead() throws Exception {
        Path file = scratch.resolve("second.parquet");
        Duck.write(
                "SELECT i, i / 3.0 AS d, 'row ' || i AS t, i * 1000003 AS wide FROM range(20000) r(i)",
                file,
                ", PARQUET_VERSION v2");

        KeptRows rows = KeptRows.of(ParquetSource.of(file));

        assertThat(rows.rows()).hasSize(20_000);
        assertThat(rows.rows().get(19_999)).containsExactly(19_999L, 19_999 / 3.0, "row 19999", 19_999L * 1_000_003);
    }

    @Test
    void rowGroupsAreShardsAndLinesAreNumbersOfRowsOfTheFile() throws Exception {
        Path file = scratch.resolve("groups.parquet");
        Duck.write(
                "SELECT (i * 1000 + (i = 5000)::INT)::BIGINT AS i FROM range(10000) r(i)",
                file,
                ", ROW_GROUP_SIZE 2048");
        ParquetSource source = ParquetSource.of(file);

        assertThat(source.shards()).hasSize(5);
        assertThat(source.shards().get(2).shards())
                .containsExactly(source.shards().get(2));
        RowType bytes = RowType.of(new Field("i", ColumnType.BOOLEAN));
        KeptRows rows = KeptRows.of(source.withTypes(bytes).withMaxBadFraction(1));
        assertThat(rows.rows()).containsExactly(List.of(false));
        assertThat(rows.bad()).hasSize(9_999);
        assertThat(rows.bad().get(9_998).line()).isEqualTo(10_000);
    }

    @Test
    void valuesThatNoColumnHoldsExactlySetTheirRowAside() throws Exception {
        Path file = scratch.resolve("values.parquet");
        Duck.write("""
                SELECT * FROM (VALUES (1, TIMESTAMP_NS '2026-01-01 00:00:00.000000001', 1::UBIGINT),
                  (2, TIMESTAMP_NS '2026-01-01 00:00:00', 18446744073709551615::UBIGINT),
                  (3, TIMESTAMP_NS '2026-01-01 00:00:00', 9223372036854775807::UBIGINT)) AS t(id, ns, u)
                """, file, "");

        KeptRows rows = KeptRows.of(ParquetSource.of(file).withMaxBadFraction(1));

        assertThat(rows.column("id")).containsExactly(3L);
        assertThat(rows.column("u")).containsExactly(Long.MAX_VALUE);
        assertThat(rows.bad())
                .extracting(bad -> bad.reason())
                .containsExactly(
                        "column 'ns' has a value that no timestamp holds exactly",
                        "column 'u' has a value that no int64 holds exactly");
    }

    @Test
    void whatNoColumnHoldsIsRefusedByNameAndLeftOutByGivenTypes() throws Exception {
        Path file = scratch.resolve("map.parquet");
        Duck.write("SELECT MAP {'a': 1} AS tags, [{'q': 1}] AS groups, [[[1]]] AS deep, 7 AS n", file, "");

        assertThatThrownBy(() -> ParquetSource.of(file).rowType())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'tags' is a Parquet 'group of type MAP'");
        RowType given = RowType.of(new Field("n", ColumnType.TEXT));
        assertThat(KeptRows.of(ParquetSource.of(file).withTypes(given)).rows()).containsExactly(List.of("7"));
        assertThatThrownBy(() ->
                        KeptRows.of(ParquetSource.of(file).withTypes(RowType.of(new Field("m", ColumnType.TEXT)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column 'm'. Columns: tags, groups, deep, n");
    }

    @Test
    void duckDbReadsWhatWeWrite() throws Exception {
        RowType type = RowType.of(
                new Field("n", ColumnType.INT64),
                new Field("f", ColumnType.FLOAT32),
                new Field("yes", ColumnType.BOOLEAN),
                new Field("at", ColumnType.TIMESTAMP),
                new Field("day", ColumnType.DATE),
                new Field("small", new ColumnType.Decimal(4, 2)),
                new Field("mid", new ColumnType.Decimal(18, 1)),
                new Field("large", new ColumnType.Decimal(38, 10)),
                new Field("name", ColumnType.TEXT),
                new Field("raw", ColumnType.BINARY),
                new Field("xs", ColumnType.listOf(ColumnType.listOf(ColumnType.INT64))));
        long micros = -2_019_588_954_999_994L;
        Row full = Row.of(
                "n",
                Long.MIN_VALUE,
                "f",
                0.5f,
                "yes",
                true,
                "at",
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                "day",
                LocalDate.of(1582, 10, 4),
                "small",
                new BigDecimal("-99.99"),
                "mid",
                new BigDecimal("-12345678901.5"),
                "large",
                new BigDecimal("-9999999999999999999999999999.9999999999"),
                "name",
                "Zürich",
                "xs",
                List.of(List.of(1L, 2L), List.of()));
        for (ParquetFormat.Compression compression : ParquetFormat.Compression.values()) {
            Path file = scratch.resolve("ours.parquet");
            try (FileSink sink = new ParquetFormat(compression).create(file, type)) {
                sink.write(Batch.of(type, full, Row.of("raw", new byte[] {'a', -1})));
            }
            assertThat(Duck.rows("SELECT n, f, yes, epoch_us(\"at\"), day, small, mid, large, name, raw::VARCHAR,"
                            + " xs::VARCHAR FROM '" + file + "'"))
                    .containsExactly(
                            List.of(
                                    "-9223372036854775808",
                                    "0.5",
                                    "true",
                                    String.valueOf(micros),
                                    "1582-10-04",
                                    "-99.99",
                                    "-12345678901.5",
                                    "-9999999999999999999999999999.9999999999",
                                    "Zürich",
                                    "null",
                                    "[[1, 2], []]"),
                            List.of(
                                    "null", "null", "null", "null", "null", "null", "null", "null", "null", "a\\xFF",
                                    "null"));
            assertThat(Duck.rows(
                                    "SELECT typeof(\"at\"), typeof(day), typeof(small), typeof(large), typeof(name), typeof(xs)"
                                            + " FROM '" + file + "' LIMIT 1")
                            .get(0))
                    .containsExactly(
                            "TIMESTAMP WITH TIME ZONE",
                            "DATE",
                            "DECIMAL(4,2)",
                            "DECIMAL(38,10)",
                            "VARCHAR",
                            "BIGINT[][]");
        }
    }

    @Test
    void aDamagedFileIsToldByName() throws Exception {
        Path good = scratch.resolve("good.parquet");
        Duck.write("SELECT i FROM range(100) r(i)", good, "");
        byte[] bytes = Files.readAllBytes(good);
        int footer = bytes.length - 8;

        assertRefused("PAR1".getBytes(StandardCharsets.US_ASCII), "it is shorter than any Parquet file");
        assertRefused(Arrays.copyOf(bytes, bytes.length - 1), "it does not end with 'PAR1'");
        assertRefused(changed(bytes, footer + 2, 0x7F), "it claims a footer of 83");
        assertRefused(changed(bytes, footer - 1, 0x15), "it has a footer that is not whole");
    }

    private void assertRefused(byte[] bytes, String message) throws Exception {
        Path file = Files.write(scratch.resolve("damaged.parquet"), bytes);
        assertThatThrownBy(() -> KeptRows.of(ParquetSource.of(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }
}
