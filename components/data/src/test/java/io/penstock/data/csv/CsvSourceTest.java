package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {

    private static final CsvOptions ANY_BAD = CsvOptions.DEFAULT.withMaxBadFraction(1);

    @TempDir
    Path scratch;

    @Test
    void everyTypeIsReadFromItsWrittenForm() throws Exception {
        assertThat(value("int64", "-12")).isEqualTo(-12L);
        assertThat(value("int64", "007")).isEqualTo(7L);
        assertThat(value("float64", "1e-3")).isEqualTo(0.001);
        assertThat(value("float64", "NaN")).isEqualTo(Double.NaN);
        assertThat(value("float32", "0.1")).isEqualTo(0.1f);
        assertThat(value("boolean", "True")).isEqualTo(true);
        assertThat(value("boolean", "0")).isEqualTo(false);
        assertThat(value("timestamp", "2024-02-29T23:59:58.123456+02:00"))
                .isEqualTo(Instant.parse("2024-02-29T21:59:58.123456Z"));
        assertThat(value("timestamp", "2024-02-29 10:00:00")).isEqualTo(Instant.parse("2024-02-29T10:00:00Z"));
        assertThat(value("date", "1969-12-31")).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(value("decimal(5,2)", "12.5")).isEqualTo(new BigDecimal("12.50"));
        assertThat(value("text", "caf\u00e9")).isEqualTo("caf\u00e9");
        assertThat(value("binary", "AAEC/w==")).isEqualTo(new byte[] {0, 1, 2, -1});
        assertThat(value("list(int64)", "\"[1,null,3]\"")).isEqualTo(Arrays.asList(1L, null, 3L));
        assertThat(value("list(list(text))", "\"[[\"\"a\"\"],[]]\"")).isEqualTo(List.of(List.of("a"), List.of()));
        assertThat(value("list(float32)[2]", "\"[0.5,1]\"")).isEqualTo(List.of(0.5f, 1f));
    }

    @Test
    void whatIsNotExactlyOfTheTypeSetsItsRowAside() throws Exception {
        assertSetAside("int64", "1.5", "9223372036854775808", "x", "1e99999999", " 1");
        assertSetAside("float64", "1e999", "0x1p3", "1.0f", "one");
        assertSetAside("float32", "1e39");
        assertSetAside("boolean", "yes", "2");
        assertSetAside("timestamp", "2024-02-30T00:00:00Z", "2024-02-29T10:00:00.1234567Z", "12:00");
        assertSetAside("date", "2024-02-30", "20240229", "2024-1-1");
        assertSetAside("decimal(5,2)", "1234.5", "0.125", "1e400000000");
        assertSetAside("binary", "!", "A");
        assertSetAside("list(int64)", "[1", "\"[\"\"a\"\"]\"", "{}", "[1]x", "[[1]]");
        assertSetAside("list(float32)[2]", "[1]");
    }

    @Test
    void badRowsHaveTheirLineAndAllRowsAreAccountedFor() throws Exception {
        Path file = write("a.csv", "n,t\n1,x\n\"a\nb\",y\n3\n4,\"z, z\"\nfive,\"u, u\"\n");
        Source source = CsvSource.of(file).withOptions(ANY_BAD).withTypes(type("n", "int64", "t", "text"));

        Content<KeptRows> content = source.readInOrder(2, Meter.NONE, KeptRows::new);

        assertThat(content.rows()).isEqualTo(2);
        assertThat(content.badRows()).isEqualTo(3);
        assertThat(content.sinks().get(0).rows()).containsExactly(List.of(1L, "x"), List.of(4L, "z, z"));
        assertThat(content.sinks().get(0).bad())
                .containsExactly(
                        new BadRow(3, "column 'n' has 'a\nb', which is no int64", "\"a\nb\",y"),
                        new BadRow(5, "1 fields instead of 2", "3"),
                        new BadRow(7, "column 'n' has 'five', which is no int64", "five,\"u, u\""));
    }

    @Test
    void emptyTextStandsInQuotesAndMissingDoesNot() throws Exception {
        Path file = write("a.csv", "t,b,n\n,,\n\"\",\"\",\"\"\nx,eA==,1\n");
        RowType types = type("t", "text", "b", "binary", "n", "int64");

        assertThat(KeptRows.comparable(
                        KeptRows.of(CsvSource.of(file).withTypes(types)).rows()))
                .isEqualTo(KeptRows.comparable(Arrays.asList(
                        Arrays.asList(null, null, null),
                        Arrays.asList("", new byte[0], null),
                        Arrays.asList("x", new byte[] {'x'}, 1L))));
    }

    @Test
    void aRowThatIsSetAsideTakesItsQuotesWithIt() throws Exception {
        Path file = write("a.csv", "t,u\n\"\"\n,x\n");
        Source source = CsvSource.of(file).withOptions(ANY_BAD).withTypes(type("t", "text", "u", "text"));

        assertThat(KeptRows.of(source).rows()).containsExactly(Arrays.asList(null, "x"));
    }

    @Test
    void columnsThatAreNotAskedForAreNotRead() throws Exception {
        Path file = write("a.csv", "a,b,c\n1,x,3\n");

        KeptRows rows = KeptRows.of(CsvSource.of(file).withTypes(type("c", "int64", "a", "text")));

        assertThat(rows.type().names()).containsExactly("c", "a");
        assertThat(rows.rows()).containsExactly(List.of(3L, "1"));
    }

    @Test
    void aColumnThatIsNotThereIsRefusedByName() throws Exception {
        Path file = write("a.csv", "a,b\n1,2\n");

        assertThatThrownBy(() -> KeptRows.of(CsvSource.of(file).withTypes(type("A", "int64"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.csv' has no column 'A'. Columns: a, b.");
    }

    @Test
    void filesBelowADirectoryAreReadInTheOrderOfTheirNames() throws Exception {
        write("b/2.csv", "n\n3\n");
        write("a.csv", "n\n1\n");
        write("b/10.csv", "n\n2\n");
        write("b/_SUCCESS", "");
        write("b/notes.txt", "nothing");

        assertThat(KeptRows.of(CsvSource.matching(scratch, "**.csv")).column("n"))
                .containsExactly(1L, 2L, 3L);
        assertThat(KeptRows.of(CsvSource.matching(scratch, "b/1*.csv")).column("n"))
                .containsExactly(2L);
    }

    @Test
    void typesAreInferredOverAllFiles() throws Exception {
        write("1.csv", "n,m\n1,1\n");
        write("2.csv", "n,m\n2,\n");
        write("3.csv", "n,m\nthree,0.5\n");

        KeptRows rows = KeptRows.of(CsvSource.of(scratch));

        assertThat(rows.column("n")).containsExactly("1", "2", "three");
        assertThat(rows.column("m")).containsExactly(1.0, null, 0.5);
    }

    @Test
    void anotherHeaderIsRefusedByTheNameOfItsFile() throws Exception {
        write("1.csv", "n,m\n1,1\n");
        write("2.csv", "m,n\n2,2\n");

        assertThatThrownBy(() -> KeptRows.of(CsvSource.of(scratch)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2.csv' has other columns than the files before it: [m, n] instead of [n, m]");
    }

    @Test
    void badRowsOfManyFilesNameTheirFile() throws Exception {
        Path first = write("1.csv", "n,m\n1,1\n");
        Path second = write("2.csv", "n,m\n2\n");

        KeptRows rows = KeptRows.of(CsvSource.of(first, second).withOptions(ANY_BAD));

        assertThat(rows.bad()).containsExactly(new BadRow(2, second + ": 1 fields instead of 2", "2"));
    }

    @Test
    void aPatternThatMatchesNothingIsRefused() {
        assertThatThrownBy(() -> KeptRows.of(CsvSource.matching(scratch, "*.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("matches '*.csv'");
    }

    @Test
    void shardsReadElsewhereGiveTheRowsOfTheWhole() throws Exception {
        write("1.csv", "n,m\n1,1\n");
        write("2.csv", "n,m\n2,x\n");
        write("3.csv", "n,m\n0.5,\n");
        for (Source source : List.of(
                CsvSource.of(scratch),
                CsvSource.of(scratch).withOptions(ANY_BAD).withTypes(type("m", "int64", "n", "decimal(3,1)")))) {
            List<@Nullable Object> rows = new ArrayList<>();
            for (Source shard : source.shards()) {
                rows.addAll(rowsElsewhere(shard));
            }

            assertThat(source.shards()).hasSize(3);
            assertThat(rows).isEqualTo(KeptRows.of(source).rows());
        }
    }

    @Test
    void aFileThatChangedSinceTypesWereInferredIsRefused() throws Exception {
        write("1.csv", "n\n1\n");
        Path second = write("2.csv", "n\n2\n");
        Source shard = CsvSource.of(scratch).shards().get(1);

        Files.writeString(second, "n\nx\n");

        assertThatThrownBy(() -> KeptRows.of(shard))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2.csv' changed while it was read");
    }

    private static List<List<@Nullable Object>> rowsElsewhere(Source shard) throws Exception {
        String json = CanonicalJson.write(shard, Source.class);
        return KeptRows.of(CanonicalJson.read(json, Source.class, "shard")).rows();
    }

    private @Nullable Object value(String type, String field) throws Exception {
        Path file = write("value.csv", "v\n" + field + "\n");
        return KeptRows.of(CsvSource.of(file).withTypes(type("v", type)))
                .column("v")
                .get(0);
    }

    private void assertSetAside(String type, String... fields) throws Exception {
        Path file = write(
                "bad.csv",
                "v,w\n" + String.join(",\n", Stream.of(fields).map(this::cell).toList()) + ",\n,ok\n");
        Source source = CsvSource.of(file).withOptions(ANY_BAD).withTypes(type("v", type, "w", "text"));

        KeptRows rows = KeptRows.of(source);

        assertThat(rows.rows()).containsExactly(Arrays.asList(null, "ok"));
        assertThat(rows.bad()).hasSize(fields.length).allMatch(bad -> bad.reason()
                .endsWith("which is no " + type));
    }

    private String cell(String field) {
        return field.startsWith("\"") ? field : "\"" + field + "\"";
    }

    private Path write(String name, String text) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static RowType type(String... namesAndTypes) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new Field(namesAndTypes[i], ColumnType.parse(namesAndTypes[i + 1])));
        }
        return new RowType(fields);
    }
}
