package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.penstock.artifact.Manifest;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.jdbc.JdbcAddress;
import io.penstock.data.jdbc.JdbcSource;
import io.penstock.data.json.JsonSource;
import io.penstock.data.records.RecordSource;
import io.penstock.data.source.KeptRows;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.split.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows come of every source, to the byte. */
class SourcesAgreeTest {

    @TempDir
    Path scratch;

    record Trip(
            @Nullable Double fare,
            @Nullable Long trip_start_timestamp,
            @Nullable Double pickup_latitude,
            @Nullable String payment_type,
            @Nullable String company,
            @Nullable Long trip_seconds,
            @Nullable Long dropoff_census_tract,
            @Nullable Double tips) {}

    @SuppressWarnings("ArrayRecordComponent") // bytes are among the kinds of values
    record Kinds(
            @Nullable Long i,
            @Nullable Double f,
            @Nullable Float s,
            @Nullable Boolean b,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable BigDecimal d,
            @Nullable String t,
            byte @Nullable [] x,
            @Nullable List<@Nullable Long> is,
            @Nullable List<@Nullable String> ts,
            @Nullable List<List<Double>> fs) {}

    private static final RowType TRIPS = RowType.of(
            new Field("fare", ColumnType.FLOAT64),
            new Field("trip_start_timestamp", ColumnType.INT64),
            new Field("pickup_latitude", ColumnType.FLOAT64),
            new Field("payment_type", ColumnType.TEXT),
            new Field("company", ColumnType.TEXT),
            new Field("trip_seconds", ColumnType.INT64),
            new Field("dropoff_census_tract", ColumnType.INT64),
            new Field("tips", ColumnType.FLOAT64));

    private static final RowType KINDS =
            RecordSource.rowType(Kinds.class).with(new Field("d", new ColumnType.Decimal(38, 10)));

    @Test
    void theTripsAreTheSameExamplesFromEverySource() throws Exception {
        Source original = CsvSource.of(Trips.FILE).withTypes(TRIPS);
        List<List<@Nullable Object>> rows = KeptRows.of(original).rows();
        String expected = digest(original, 1);
        assertThat(rows).hasSize(15_002);

        for (Source source : sources(TRIPS, rows)) {
            assertThat(digest(source.withTypes(TRIPS), 1)).as(source.title()).isEqualTo(expected);
            assertThat(digest(source.withTypes(TRIPS), 3)).as(source.title()).isEqualTo(expected);
        }
        List<Trip> trips = rows.stream()
                .map(row -> new Trip(
                        (Double) row.get(0),
                        (Long) row.get(1),
                        (Double) row.get(2),
                        (String) row.get(3),
                        (String) row.get(4),
                        (Long) row.get(5),
                        (Long) row.get(6),
                        (Double) row.get(7)))
                .toList();
        assertThat(digest(RecordSource.write(scratch, Trip.class, trips), 2)).isEqualTo(expected);
    }

    @Test
    void everyKindOfValueIsTheSameFromEverySource() throws Exception {
        Source original = RecordSource.write(scratch, Kinds.class, kinds()).withTypes(KINDS);
        List<List<@Nullable Object>> rows = KeptRows.of(original).rows();
        String expected = digest(original, 1);

        assertThat(rows).hasSize(kinds().size());
        for (Source source : sources(KINDS, rows)) {
            KeptRows read = KeptRows.of(source.withTypes(KINDS));
            assertThat(read.bad()).as(source.title()).isEmpty();
            assertThat(KeptRows.comparable(read.rows())).as(source.title()).isEqualTo(KeptRows.comparable(rows));
            assertThat(digest(source.withTypes(KINDS), 2)).as(source.title()).isEqualTo(expected);
        }
    }

    private static List<Kinds> kinds() {
        return List.of(
                new Kinds(null, null, null, null, null, null, null, null, null, null, null, null),
                new Kinds(
                        Long.MIN_VALUE,
                        -0.0,
                        0.1f,
                        true,
                        Instant.parse("0001-01-01T00:00:00.000001Z"),
                        LocalDate.of(1, 1, 1),
                        new BigDecimal("9999999999999999999.9999999999"),
                        "",
                        new byte[0],
                        List.of(),
                        List.of(""),
                        List.of()),
                new Kinds(
                        Long.MAX_VALUE,
                        Double.NaN,
                        Float.NEGATIVE_INFINITY,
                        false,
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        LocalDate.of(9999, 12, 31),
                        new BigDecimal("-0.0000000001"),
                        "NA \"quoted\", caf\u00e9\r\n\t\ud83d\ude95 null",
                        new byte[] {0, -1, 10, 34},
                        Arrays.asList(1L, null, Long.MIN_VALUE),
                        Arrays.asList("a,b", null, "\"", "null"),
                        List.of(List.of(0.1, -1e300), List.of())),
                new Kinds(
                        0L,
                        Double.POSITIVE_INFINITY,
                        Float.MIN_VALUE,
                        true,
                        Instant.EPOCH,
                        LocalDate.EPOCH,
                        BigDecimal.ZERO,
                        " ",
                        new byte[300],
                        Collections.nCopies(3, null),
                        List.of(),
                        List.of(List.of())),
                new Kinds(
                        9007199254740993L,
                        Double.MIN_VALUE,
                        Float.MAX_VALUE,
                        false,
                        Instant.ofEpochSecond(-1),
                        LocalDate.of(2024, 2, 29),
                        BigDecimal.ONE,
                        "007",
                        new byte[] {65},
                        List.of(0L),
                        List.of("x"),
                        List.of(List.of(Double.MAX_VALUE), List.of(5e-324))));
    }

    private List<Source> sources(RowType type, List<List<@Nullable Object>> rows) throws Exception {
        Path csv = csv(type, rows);
        Path json = json(type, rows);
        return List.of(
                CsvSource.of(csv),
                CsvSource.of(compressed(csv)),
                JsonSource.of(json),
                JsonSource.of(compressed(json)),
                sqlite(type, rows));
    }

    private Path csv(RowType type, List<List<@Nullable Object>> rows) throws IOException {
        Path file = scratch.resolve("rows.csv");
        try (CsvWriter out =
                CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(file)) {
            out.writeRecord(type.names());
            for (List<@Nullable Object> row : rows) {
                out.writeRecord(row.stream()
                        .map(value -> value == null ? null : text(value))
                        .toList());
            }
        }
        return file;
    }

    private Path json(RowType type, List<List<@Nullable Object>> rows) throws IOException {
        Path file = scratch.resolve("rows.jsonl");
        try (JsonGenerator out = new JsonFactory().createGenerator(Files.newOutputStream(file))) {
            for (List<@Nullable Object> row : rows) {
                out.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i) != null) {
                        out.writeFieldName(type.names().get(i));
                        out.writeRawValue(json(row.get(i)));
                    }
                }
                out.writeEndObject();
                out.writeRaw('\n');
            }
        }
        return file;
    }

    private Source sqlite(RowType type, List<List<@Nullable Object>> rows) throws SQLException {
        String url = "jdbc:sqlite:" + scratch.resolve("rows-" + type.size() + ".db");
        String names = type.names().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table kept (" + names + ")");
            String marks = String.join(", ", Collections.nCopies(type.size(), "?"));
            try (PreparedStatement insert = connection.prepareStatement("insert into kept values (" + marks + ")")) {
                for (List<@Nullable Object> row : rows) {
                    for (int i = 0; i < row.size(); i++) {
                        insert.setObject(i + 1, stored(row.get(i)));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
        return JdbcSource.of(JdbcAddress.of(url), "select * from kept order by rowid");
    }

    /** SQLite has integers, doubles, texts and bytes, and makes NULL of NaN. */
    private static @Nullable Object stored(@Nullable Object value) {
        boolean plain = value == null
                || value instanceof Long
                || value instanceof byte[]
                || value instanceof Double real && Double.isFinite(real);
        return plain ? value : text(value);
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof List<?> ? json(value) : value.toString();
    }

    private static String json(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(SourcesAgreeTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        boolean bare = value == null
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof Number number && Double.isFinite(number.doubleValue());
        return bare ? value instanceof BigDecimal ? text(value) : "" + value : quoted(text(value));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static Path compressed(Path file) throws IOException {
        Path target = file.resolveSibling(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            Files.copy(file, out);
        }
        return target;
    }

    private String digest(Source source, int threads) throws Exception {
        Path directory = Files.createTempDirectory(scratch, "examples");
        SplitSink.write(source, Split.byHash(2, 1), directory, threads, Meter.NONE);
        return Manifest.of(directory, file -> false).digest().hex();
    }
}
