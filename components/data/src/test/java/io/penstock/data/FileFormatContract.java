package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Manifest;
import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import io.penstock.data.source.Content;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.KeptRows;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.split.Split;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format of files does that is both read and written. */
public abstract class FileFormatContract {

    private static final int DAMAGED_FILES = 2_000;

    @TempDir
    Path scratch;

    /** Creates the test. */
    protected FileFormatContract() {}

    /** Returns the format. */
    protected abstract FileFormat format();

    /** Returns what reads files of it, with as many bad rows as there may be. */
    protected abstract Source source(Path... files);

    /** Returns the types that it has values of. */
    protected abstract List<ColumnType> types();

    /** Returns how names of its files end that are not compressed as a whole. */
    protected String plainSuffix() {
        return format().suffix();
    }

    /** Returns the type that numbers of the trips are read as. */
    protected ColumnType real() {
        return ColumnType.FLOAT64;
    }

    /** Returns the value that a list's missing element comes back as, or nothing if it is left out. */
    protected boolean keepsMissingElements() {
        return true;
    }

    /** Returns whether an empty text comes back as one when no types are given, or as a missing value. */
    protected boolean tellsEmptyTextsByItself() {
        return true;
    }

    @Test
    final void toolsFindTheFormatByTheNameOfItsFiles() throws Exception {
        RowType type = RowType.of(new Field("fare", ColumnType.INT64));
        DataFormat found = DataFormats.of(Path.of("trips" + plainSuffix()));
        Path file = scratch.resolve("trips" + plainSuffix());
        try (FileSink sink = found.writing().create(file, type)) {
            sink.write(Batch.of(type, Row.of("fare", 7L), Row.of("fare", 9L)));
        }

        assertThat(DataFormats.named(found.name()).getClass()).isEqualTo(found.getClass());
        assertThat(KeptRows.of(found.source(FileSet.of(file))).rows()).hasSize(2);
        assertThat(KeptRows.of(source(file)).rows()).hasSize(2);
    }

    @Test
    final void tripsAreTheSameExamplesAsFromCsv() throws Exception {
        CsvSource csv = CsvSource.of(Trips.FILE).withTypes(trips());
        Path file = scratch.resolve("trips" + format().suffix());

        Content<FileSink> written = csv.readInOrder(2, Meter.NONE, type -> format().create(file, type));

        assertThat(trips().names())
                .containsExactlyElementsOf(CsvSource.of(Trips.FILE).rowType().names());
        assertThat(written.rows()).isEqualTo(15_002);
        assertThat(digest(source(file).withTypes(trips()), 1)).isEqualTo(digest(csv, 2));
        assertThat(digest(source(file).withTypes(trips()), 3)).isEqualTo(digest(csv, 2));
    }

    @Test
    final void everyValueOfEveryTypeComesBack() throws Exception {
        RowType type = everything();
        List<List<@Nullable Object>> rows = rows(type, 500, new Random(7));
        Path file = write("all", type, rows);

        KeptRows read = KeptRows.of(source(file).withTypes(type));

        assertThat(read.bad()).isEmpty();
        assertThat(comparable(read.rows())).isEqualTo(comparable(rows));
    }

    @Test
    final void anEmptyTextIsNoMissingOne() throws Exception {
        RowType type = RowType.of(
                new Field("area", ColumnType.INT64),
                new Field("company", ColumnType.TEXT),
                new Field("payment", ColumnType.TEXT));
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList(1L, "", "a"),
                Arrays.asList(2L, null, ""),
                Arrays.asList(3L, "x", null),
                Arrays.asList(4L, "", null));
        Path file = write("empty", type, rows);

        KeptRows declared = KeptRows.of(source(file));

        assertThat(KeptRows.of(source(file).withTypes(type)).rows()).isEqualTo(rows);
        assertThat(declared.type()).isEqualTo(type);
        assertThat(declared.rows()).isEqualTo(tellsEmptyTextsByItself() ? rows : withoutEmptyTexts(rows));
    }

    @Test
    final void filesAreReadOneAfterAnother() throws Exception {
        RowType type = RowType.of(new Field("n", ColumnType.INT64), new Field("t", ColumnType.TEXT));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < 2 * Batch.MAX_ROWS + 7; i++) {
            rows.add(Arrays.asList(i, i % 3 == 0 ? null : "row " + i));
        }
        Path one = write("one", type, rows.subList(0, 3));
        Path two = write("two", type, rows.subList(3, rows.size()));
        Source both = source(one, two);

        assertThat(both.rowType()).isEqualTo(type);
        assertThat(KeptRows.of(both).rows().equals(rows)).isTrue();
        List<Object> ofShards = new ArrayList<>();
        for (Source shard : both.shards()) {
            String json = CanonicalJson.write(shard, Source.class);
            ofShards.addAll(
                    KeptRows.of(CanonicalJson.read(json, Source.class, "shard")).rows());
        }
        assertThat(ofShards.equals(rows)).isTrue();
    }

    @Test
    final void givenColumnsAreReadInTheirOrderAndTheOthersAreNot() throws Exception {
        RowType type = everything();
        Path file = write("all", type, rows(type, 50, new Random(7)));
        List<String> names = new ArrayList<>(type.names());
        RowType two = type.select(List.of(names.get(names.size() - 1), names.get(0)));

        KeptRows read = KeptRows.of(source(file).withTypes(two));

        assertThat(read.type()).isEqualTo(two);
        assertThat(comparable(read.rows()))
                .isEqualTo(comparable(KeptRows.of(source(file).withTypes(type)).rows().stream()
                        .map(row -> Arrays.asList(row.get(row.size() - 1), row.get(0)))
                        .toList()));
    }

    @Test
    final void equalRowsGiveEqualFiles() throws Exception {
        RowType type = everything();
        List<List<@Nullable Object>> rows = rows(type, 100, new Random(3));

        assertThat(write("one", type, rows)).hasSameBinaryContentAs(write("other", type, rows));
    }

    @Test
    final void theFormatAndTheSourceGoToJsonAndBack() throws Exception {
        Source source = source(Path.of("some", "file")).withTypes(everything());

        String json = CanonicalJson.write(source, Source.class);
        assertThat(CanonicalJson.read(json, Source.class, "source")).isEqualTo(source);
        String written = CanonicalJson.write(format(), FileFormat.class);
        assertThat(CanonicalJson.read(written, FileFormat.class, "format")).isEqualTo(format());
    }

    @Test
    final void aDamagedFileGivesRowsOrAClearError() throws Exception {
        RowType type = everything();
        checkDamaged(write("whole", type, rows(type, 30, new Random(1))), type);
    }

    /** Damages a file many times; each time there are to be rows, or an error that says so. */
    protected final void checkDamaged(Path whole, RowType type) throws Exception {
        byte[] bytes = Files.readAllBytes(whole);
        Path file = scratch.resolve("damaged" + format().suffix());
        int refused = 0;
        for (int seed = 0; seed < DAMAGED_FILES; seed++) {
            Files.deleteIfExists(file); // some file systems force to the disk what is written over
            Files.write(file, damaged(bytes, new Random(seed)));
            Source source = seed % 2 == 0 ? source(file) : source(file).withTypes(type);
            refused += isRefused(source, file, seed) ? 1 : 0;
        }
        assertThat(refused).isBetween(1, DAMAGED_FILES);
    }

    private static boolean isRefused(Source source, Path file, int seed) {
        try {
            Content<KeptRows> content = source.readInOrder(1, Meter.NONE, KeptRows::new);
            KeptRows kept = content.sinks().get(0);
            assertThat(content.rows()).isEqualTo(kept.rows().size());
            assertThat(content.badRows()).isEqualTo(kept.bad().size());
            return false;
        } catch (DataException e) {
            assertThat(e.getMessage()).contains(file.toString());
            return true;
        } catch (Exception | OutOfMemoryError e) {
            throw new AssertionError("Seed " + seed + " gave " + e, e);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private Path write(String name, RowType type, List<List<@Nullable Object>> rows) throws Exception {
        Path file = scratch.resolve(name + format().suffix());
        BatchBuilder builder = new BatchBuilder(type);
        try (FileSink sink = format().create(file, type)) {
            for (List<@Nullable Object> row : rows) {
                builder.appendValues(row.toArray());
                if (builder.isFull()) {
                    sink.write(builder.build());
                }
            }
            sink.write(builder.build());
        }
        return file;
    }

    private static List<List<@Nullable Object>> withoutEmptyTexts(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> without = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> changed = new ArrayList<>(row);
            changed.replaceAll(value -> "".equals(value) ? null : value);
            without.add(changed);
        }
        return without;
    }

    private RowType everything() {
        List<Field> fields = new ArrayList<>();
        for (ColumnType type : types()) {
            fields.add(new Field("c" + fields.size(), type));
        }
        return new RowType(fields);
    }

    /** All columns of the trips, some of them with missing values, and one with a single value. */
    private RowType trips() {
        return RowType.of(
                new Field("pickup_community_area", ColumnType.INT64),
                new Field("fare", real()),
                new Field("trip_start_month", ColumnType.INT64),
                new Field("trip_start_hour", ColumnType.INT64),
                new Field("trip_start_day", ColumnType.INT64),
                new Field("trip_start_timestamp", ColumnType.INT64),
                new Field("pickup_latitude", real()),
                new Field("pickup_longitude", real()),
                new Field("dropoff_latitude", real()),
                new Field("dropoff_longitude", real()),
                new Field("trip_miles", real()),
                new Field("pickup_census_tract", ColumnType.INT64),
                new Field("dropoff_census_tract", real()),
                new Field("payment_type", ColumnType.TEXT),
                new Field("company", ColumnType.TEXT),
                new Field("trip_seconds", ColumnType.INT64),
                new Field("dropoff_community_area", ColumnType.INT64),
                new Field("tips", real()));
    }

    private String digest(Source source, int threads) throws Exception {
        Path directory = Files.createTempDirectory(scratch, "examples");
        SplitSink.write(source, Split.byHash(2, 1), directory, threads, Meter.NONE);
        return Manifest.of(directory, file -> false).digest().hex();
    }

    private List<List<@Nullable Object>> rows(RowType type, int count, Random random) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            type.fields().forEach(field -> row.add(value(field.type(), random)));
            rows.add(row);
        }
        return rows;
    }

    private @Nullable Object value(ColumnType type, Random random) {
        return random.nextInt(4) == 0 ? null : present(type, random);
    }

    private Object present(ColumnType type, Random random) {
        if (type instanceof ColumnType.ListOf list) {
            return list(list, random);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            String digits = "9".repeat(1 + random.nextInt(decimal.precision()));
            return new BigDecimal((random.nextBoolean() ? "-" : "") + digits).movePointLeft(decimal.scale());
        }
        return switch ((ColumnType.Primitive) type) {
            case INT64 -> pick(random, Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, random.nextLong());
            case FLOAT64 -> pick(random, Double.NaN, -0.0, Double.NEGATIVE_INFINITY, 4.9e-324, random.nextGaussian());
            case FLOAT32 -> pick(random, Float.NaN, -0f, Float.POSITIVE_INFINITY, 1.4e-45f, random.nextFloat());
            case BOOLEAN -> random.nextBoolean();
            case TIMESTAMP -> pick(random, Instant.EPOCH, Instant.parse("1906-02-03T04:05:06.000007Z"), soon(random));
            case DATE -> pick(random, LocalDate.EPOCH, LocalDate.of(1582, 10, 4), LocalDate.of(9999, 12, 31));
            case TEXT -> pick(random, "", "a", "Zürich\n\"\u0000", "\uD83D\uDE80".repeat(random.nextInt(9)));
            case BINARY -> pick(random, new byte[0], new byte[] {(byte) 0xFF, 0}, new byte[random.nextInt(300)]);
        };
    }

    private List<@Nullable Object> list(ColumnType.ListOf type, Random random) {
        int length = type.fixedLength() >= 0 ? type.fixedLength() : random.nextInt(4);
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            list.add(keepsMissingElements() ? value(type.element(), random) : present(type.element(), random));
        }
        return list;
    }

    private static Instant soon(Random random) {
        return Instant.parse("2026-01-01T00:00:00Z").plusNanos(1_000L * random.nextInt(1 << 30));
    }

    private static Object pick(Random random, Object... values) {
        return values[random.nextInt(values.length)];
    }

    /** Returns rows whose byte strings compare by their bytes, and decimals by their number. */
    private static List<Object> comparable(List<? extends List<?>> rows) {
        List<Object> comparable = new ArrayList<>();
        rows.forEach(row ->
                comparable.add(row.stream().map(FileFormatContract::comparable).toList()));
        return comparable;
    }

    private static Optional<Object> comparable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return Optional.of(list.stream().map(FileFormatContract::comparable).toList());
        }
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal.stripTrailingZeros());
        }
        return value instanceof byte[] bytes ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.ofNullable(value);
    }
}
