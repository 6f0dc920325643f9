package io.penstock.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.Content;
import io.penstock.data.source.KeptRows;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonSourceTest {

    @TempDir
    Path scratch;

    @Test
    void typesAreTheNarrowestThatHoldAllValues() throws Exception {
        KeptRows rows = read("""
                {"i":1,"f":1,"b":true,"t":"","m":1,"n":null,"big":12345678901234567890}

                {"i":-9223372036854775808,"f":0.5,"b":false,"t":"x","m":"one","big":1}
                {"m":1.50}
                {"m":false}
                """);

        assertThat(rows.type())
                .isEqualTo(type(
                        "i", "int64", "f", "float64", "b", "boolean", "t", "text", "m", "text", "n", "int64", "big",
                        "text"));
        assertThat(rows.rows())
                .containsExactly(
                        Arrays.asList(1L, 1.0, true, "", "1", null, "12345678901234567890"),
                        Arrays.asList(Long.MIN_VALUE, 0.5, false, "x", "one", null, "1"),
                        Arrays.asList(null, null, null, null, "1.50", null, null),
                        Arrays.asList(null, null, null, null, "false", null, null));
    }

    @Test
    void objectsWithinObjectsAreColumnsWithDots() throws Exception {
        KeptRows rows = read("""
                {"a":{"b":1,"c":{"d":"x"}},"e":2}
                {"a":null}
                {"a":{"c":{},"b":3},"a.c.d":"y"}
                {"a":{"c":{"":4}}}
                """);

        assertThat(rows.type()).isEqualTo(type("a.b", "int64", "a.c.d", "text", "e", "int64", "a.c.", "int64"));
        assertThat(rows.rows())
                .containsExactly(
                        Arrays.asList(1L, "x", 2L, null),
                        Arrays.asList(null, null, null, null),
                        Arrays.asList(3L, "y", null, null),
                        Arrays.asList(null, null, null, 4L));
    }

    @Test
    void arraysAreLists() throws Exception {
        KeptRows rows = read("""
                {"i":[1,null,2],"f":[[0.5],[]],"e":[],"t":[1,"x",2.50]}
                {"i":[],"f":[],"t":null}
                {"f":[null,[1]]}
                """);

        assertThat(rows.type())
                .isEqualTo(type("i", "list(int64)", "f", "list(list(float64))", "e", "list(int64)", "t", "list(text)"));
        assertThat(rows.rows())
                .containsExactly(
                        Arrays.asList(
                                Arrays.asList(1L, null, 2L),
                                List.of(List.of(0.5), List.of()),
                                List.of(),
                                List.of("1", "x", "2.50")),
                        Arrays.asList(List.of(), List.of(), null, null),
                        Arrays.asList(null, Arrays.asList(null, List.of(1.0)), null, null));
    }

    @Test
    void columnsThatNoTypeHoldsAreRefusedByName() {
        assertThatThrownBy(() -> read("{\"a\":1}\n{\"a\":[1]}\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'a' holds single values at line 1 of '")
                .hasMessageContaining("lists at line 2 of '");
        assertThatThrownBy(() -> read("{\"a\":[{\"b\":1}]}\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'a' holds a list of objects at line 1");
        assertThatThrownBy(() -> read("{\"a\":[[[1]]]}\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'a' holds lists nested three times");
        assertThatThrownBy(() -> read("{\"a\":1}\n{\"a\":[]}\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'a' holds single values at line 1");
    }

    @Test
    void linesThatAreNoObjectAreSetAside() throws Exception {
        Path file = write("a.jsonl", """
                {"a":1}
                [1]
                {"a":2
                {"a":3}{"a":4}
                {"a":5,"a":6}
                {"a":"x"}
                {"a":7}""");

        Content<KeptRows> content =
                lenient(file).withTypes(type("a", "int64")).readInOrder(2, Meter.NONE, KeptRows::new);

        assertThat(content.sinks().get(0).column("a")).containsExactly(1L, 7L);
        assertThat(content.rows() + content.badRows()).isEqualTo(7);
        assertThat(content.sinks().get(0).bad()).extracting(BadRow::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(content.sinks().get(0).bad())
                .extracting(BadRow::reason)
                .contains("no object but [ at its beginning", "more than one object", "column 'a' has two values");
    }

    @Test
    void givenTypesAreReadFromTheirWrittenForms() throws Exception {
        assertThat(value("int64", "1.0")).isEqualTo(1L);
        assertThat(value("int64", "\"12\"")).isEqualTo(12L);
        assertThat(value("float64", "12345678901234567890")).isEqualTo(12345678901234567890.0);
        assertThat(value("float32", "0.1")).isEqualTo(0.1f);
        assertThat(value("float64", "\"NaN\"")).isEqualTo(Double.NaN);
        assertThat(value("decimal(5,2)", "12.5")).isEqualTo(new BigDecimal("12.50"));
        assertThat(value("timestamp", "\"2024-02-29T10:00:00Z\"")).isEqualTo(Instant.parse("2024-02-29T10:00:00Z"));
        assertThat(value("date", "\"2024-02-29\"")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(value("text", "1.50")).isEqualTo("1.50");
        assertThat(value("text", "\"\"")).isEqualTo("");
        assertThat(value("binary", "\"AAE=\"")).isEqualTo(new byte[] {0, 1});
        assertThat(value("list(float32)[2]", "[0.1,1]")).isEqualTo(List.of(0.1f, 1f));
        assertThat(value("list(list(text))", "[[\"a\"],[]]")).isEqualTo(List.of(List.of("a"), List.of()));
    }

    @Test
    void whatIsNotExactlyOfTheGivenTypeSetsItsRowAside() throws Exception {
        assertSetAside("int64", "1.5", "12345678901234567890", "true", "[1]", "{\"b\":1}", "1e999999999");
        assertSetAside("float64", "1e999", "true", "\"x\"");
        assertSetAside("boolean", "2", "\"yes\"");
        assertSetAside("text", "[\"a\"]", "{}", "\"\\ud800\"");
        assertSetAside("decimal(5,2)", "1e999999999", "0.001");
        assertSetAside("list(int64)", "1", "[0.5]", "[[1]]", "[{}]", "[[[1]]]");
        assertSetAside("list(list(int64))", "[[1],[0.5]]", "[1]");
        assertSetAside("list(text)", "[1e999999999]");
    }

    @Test
    void aValueInThePlaceOfAnObjectSetsItsRowAside() throws Exception {
        Path file = write("a.jsonl", "{\"a\":{\"b\":1}}\n{\"a\":2}\n{\"c\":2}\n");

        KeptRows rows = KeptRows.of(lenient(file).withTypes(type("a.b", "int64")));

        assertThat(rows.column("a.b")).containsExactly(1L, null);
        assertThat(rows.bad()).extracting(BadRow::line).containsExactly(2L);
    }

    @Test
    void aLineWithoutAnEndDoesNotFillTheMemory() throws Exception {
        Path file = scratch.resolve("long.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("{\"a\":1}\n{\"a\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] text = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(text);
            }
            out.write("\"}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8));
        }

        KeptRows rows = KeptRows.of(lenient(file).withTypes(type("a", "int64")));

        assertThat(rows.column("a")).containsExactly(1L, 2L);
        assertThat(rows.bad()).extracting(BadRow::line).containsExactly(2L);
        assertThat(rows.bad().get(0).reason()).contains("a line of more than");
    }

    @Test
    void aNegativeZeroAmongTextsIsAText() throws Exception {
        KeptRows rows = read("{\"a\":[\"x\",-0.0,1.5]}\n");

        assertThat(rows.rows()).containsExactly(List.of(List.of("x", "-0.0", "1.5")));
    }

    /** Work that grew with the square of the columns would take minutes. */
    @Test
    void aHundredThousandColumnsAreReadAndNoMore() throws Exception {
        String widest = widest(100_000);

        KeptRows rows = read(widest + "\n" + widest + "\n");

        assertThat(rows.type().size()).isEqualTo(100_000);
        assertThat(rows.rows()).hasSize(2).allSatisfy(row -> assertThat(row.get(99_999))
                .isEqualTo(99_999L));
        assertThatThrownBy(() -> read(widest(100_001) + "\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has more than 100000 columns");
    }

    private static String widest(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "\"c%d\":%d".formatted(i, i))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void everyLineIsARowOrIsSetAsideWhateverItsBytes() throws Exception {
        Random random = new Random(7);
        byte[] good = "{\"a\":1,\"b\":[\"x\",\"\\u00e9\"],\"c\":{\"d\":-0.5e3}}".getBytes(StandardCharsets.UTF_8);
        RowType types = type("a", "int64", "b", "list(text)", "c.d", "float64");
        for (int file = 0; file < 20; file++) {
            Path path = scratch.resolve("fuzz.jsonl");
            try (OutputStream out = Files.newOutputStream(path)) {
                for (int line = 0; line < 200; line++) {
                    byte[] mutated = good.clone();
                    for (int i = random.nextInt(3); i > 0; i--) {
                        mutated[random.nextInt(good.length)] = (byte) random.nextInt(256);
                    }
                    out.write(withoutLineEnds(mutated));
                    out.write('\n');
                }
            }

            Content<KeptRows> content = lenient(path).withTypes(types).readInOrder(1, Meter.NONE, KeptRows::new);

            assertThat(content.rows() + content.badRows()).isEqualTo(200);
            assertThat(content.sinks().get(0).rows()).hasSize((int) content.rows());
        }
    }

    @Test
    void shardsReadElsewhereGiveTheRowsOfTheWhole() throws Exception {
        write("1.jsonl", "{\"a\":1}\n");
        write("2.jsonl", "no object\n");
        write("3.jsonl", "{\"b\":[0.5],\"a\":\"x\"}\n");
        Source source = JsonSource.of(scratch).withMaxBadFraction(0.5);

        List<@Nullable Object> rows = new ArrayList<>();
        for (Source shard : source.shards()) {
            String json = CanonicalJson.write(shard, Source.class);
            rows.addAll(
                    KeptRows.of(CanonicalJson.read(json, Source.class, "shard")).rows());
        }

        assertThat(rows).isEqualTo(KeptRows.of(source).rows()).hasSize(2);
    }

    /** What inference leaves out may have values in it that fit no column; they say nothing of a change. */
    @Test
    void aLineThatInferenceLeavesOutIsSetAside() throws Exception {
        for (String bad : List.of(
                "{\"a\":1.5,\"b\":", "{\"a\":\"x\"}{\"a\":1}", "{\"a\":\"x\",\"a\":1}", "\0{\0\0", "\0\0\0{\"a\":")) {
            KeptRows kept = KeptRows.of(lenient(write("bad.jsonl", "{\"a\":1}\n{\"a\":2}\n" + bad + "\n")));

            assertThat(kept.column("a")).as(bad).containsExactly(1L, 2L);
            assertThat(kept.bad()).as(bad).hasSize(1);
        }
    }

    @Test
    void theLookForTypesStopsWithinABatchWhenItIsAsked() throws Exception {
        Path file = Files.writeString(scratch.resolve("many.jsonl"), "{\"x\":1}\n".repeat(2 * Batch.MAX_ROWS));
        List<Long> told = new ArrayList<>();
        Meter stop = rows -> {
            told.add(rows);
            throw new InterruptedException("cancelled");
        };

        assertThatThrownBy(() -> JsonSource.of(file).rowType(stop)).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> JsonSource.of(file).readInOrder(2, stop, KeptRows::new))
                .isInstanceOf(InterruptedException.class);

        assertThat(told).hasSize(2).allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(Batch.MAX_ROWS));
    }

    @Test
    void gzipIsReadAsItsContent() throws Exception {
        Path file = scratch.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\ufeff{\"a\":1}\r\n{\"a\":2}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(KeptRows.of(JsonSource.of(file)).column("a")).containsExactly(1L, 2L);
    }

    private static byte[] withoutLineEnds(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
        }
        return bytes;
    }

    private KeptRows read(String lines) throws Exception {
        return KeptRows.of(JsonSource.of(write("in.jsonl", lines)));
    }

    private @Nullable Object value(String type, String json) throws Exception {
        Path file = write("value.jsonl", "{\"v\":" + json + "}\n");
        return KeptRows.of(JsonSource.of(file).withTypes(type("v", type)))
                .column("v")
                .get(0);
    }

    private void assertSetAside(String type, String... values) throws Exception {
        StringBuilder lines = new StringBuilder("{\"w\":1}\n");
        for (String value : values) {
            lines.append("{\"v\":").append(value).append("}\n");
        }
        Path file = write("bad.jsonl", lines.toString());

        KeptRows rows = KeptRows.of(lenient(file).withTypes(type("v", type, "w", "int64")));

        assertThat(rows.rows()).containsExactly(Arrays.asList(null, 1L));
        assertThat(rows.bad()).hasSize(values.length);
    }

    private static JsonSource lenient(Path file) {
        return JsonSource.of(file).withMaxBadFraction(1);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text);
    }

    private static RowType type(String... namesAndTypes) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new Field(namesAndTypes[i], ColumnType.parse(namesAndTypes[i + 1])));
        }
        return new RowType(fields);
    }
}
