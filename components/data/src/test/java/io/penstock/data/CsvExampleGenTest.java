package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Manifest;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.source.Meter;
import io.penstock.data.split.Split;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExampleGenTest {

    @TempDir
    Path scratch;

    @Test
    void theRealTripsGetTheTypesOfTheirValuesAndLoseNoRow() throws Exception {
        Examples examples = read(CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1)), 2);

        assertThat(examples.rows()).isEqualTo(15_002);
        assertThat(examples.rows("train")).isBetween(9_700L, 10_300L); // 10,001 +- 5 standard deviations of 58
        assertThat(examples.rowType().require("fare").type()).isEqualTo(ColumnType.FLOAT64);
        assertThat(examples.rowType().require("trip_seconds").type()).isEqualTo(ColumnType.INT64);
        assertThat(examples.rowType().require("company").type()).isEqualTo(ColumnType.TEXT);
    }

    @Test
    void theNumberOfThreadsDoesNotChangeAByte() throws Exception {
        CsvExampleGen component = CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1));

        Path alone = directory(component, 1);
        Path together = directory(component, 3);

        assertThat(Manifest.of(together, file -> false).digest())
                .isEqualTo(Manifest.of(alone, file -> false).digest());
    }

    @Test
    void quotedLineBreaksDelimitersAndQuotesStayInTheirField() throws Exception {
        assertThat(column("name,note\na,\"one\ntwo, \"\"three\"\"\"\nb,plain\n", "note"))
                .containsExactly("one\ntwo, \"three\"", "plain");
    }

    @Test
    void emptyFieldsAreMissingWhateverTheType() throws Exception {
        String csv = "i,f,t\n1,1.5,a\n,,\n\"\",\"\",\"\"\n";

        assertThat(column(csv, "i")).containsExactly(1L, null, null);
        assertThat(column(csv, "f")).containsExactly(1.5, null, null);
        assertThat(column(csv, "t")).containsExactly("a", null, null);
    }

    @Test
    void aBlankLineIsNoRowUnlessThereIsOneColumn() throws Exception {
        assertThat(column("a,b\n1,2\n\n3,4\n", "a")).containsExactly(1L, 3L);
        assertThat(column("a\n1\n\n3\n", "a")).containsExactly(1L, null, 3L);
    }

    @Test
    void textsNamedAsMissingAreMissing() throws Exception {
        assertThat(column("n\n1\nNA\n?\n", "n", CsvOptions.DEFAULT.withMissing("NA", "?")))
                .containsExactly(1L, null, null);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws Exception {
        assertThat(column("\uFEFFn\n1\n", "n")).containsExactly(1L);
    }

    @Test
    void otherDialectsAreRead() throws Exception {
        CsvOptions german = CsvOptions.DEFAULT
                .withDelimiter(';')
                .withQuote('\'')
                .withEncoding(StandardCharsets.ISO_8859_1)
                .withHeader("name", "price");
        Path file = scratch.resolve("german.csv");
        Files.writeString(file, "'M\u00fcller; Sohn';3\n", StandardCharsets.ISO_8859_1);

        Examples examples = read(CsvExampleGen.of(file, Split.whole("all")).withOptions(german), 1);

        assertThat(values(examples, "name")).containsExactly("M\u00fcller; Sohn");
        assertThat(values(examples, "price")).containsExactly(3L);
    }

    @Test
    void identifiersKeepTheirDigits() throws Exception {
        assertThat(column("zip\n02134\n10001\n", "zip")).containsExactly("02134", "10001");
        assertThat(column("id\n12345678901234567890\n1\n", "id")).containsExactly("12345678901234567890", "1");
        assertThat(column("id\n9223372036854775807\n-9223372036854775808\n", "id"))
                .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Test
    void oneTextInAMillionRowsMakesTheColumnText() throws Exception {
        Path file = scratch.resolve("million.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,value\n");
            for (int i = 1; i <= 1_000_000; i++) {
                out.write(i + "," + (i == 999_999 ? "n/a" : i % 100) + "\n");
            }
        }

        Examples examples = read(CsvExampleGen.of(file, Split.byHash(2, 1)), 2);

        assertThat(examples.rows()).isEqualTo(1_000_000);
        assertThat(examples.rowType().require("id").type()).isEqualTo(ColumnType.INT64);
        assertThat(examples.rowType().require("value").type()).isEqualTo(ColumnType.TEXT);
    }

    @Test
    void unreadableRowsAreSetAsideWithLineAndReason() throws Exception {
        Path file = scratch.resolve("bad.csv");
        byte[] start = "a,b\n1,2\n3\n4,\"x\ny\",6\n".getBytes(StandardCharsets.UTF_8);
        byte[] invalid = {'7', ',', (byte) 0xC3, '\n', '8', ',', '9', '\n'};
        Files.write(file, start);
        Files.write(file, invalid, StandardOpenOption.APPEND);
        CsvOptions lenient = CsvOptions.DEFAULT.withMaxBadFraction(0.6);

        Examples examples = read(CsvExampleGen.of(file, Split.whole("all")).withOptions(lenient), 2);

        assertThat(values(examples, "a")).containsExactly(1L, 8L);
        assertThat(Files.readString(examples.quarantine().orElseThrow()))
                .contains("3\t1 fields instead of 2\t3")
                .contains("4\t3 fields instead of 2\t4,\"x\\ny\",6")
                .contains("6\tbytes that are not UTF-8\t7,\uFFFD");
    }

    @Test
    void tooManyUnreadableRowsRefuseTheFileAndShowTheFirstOnes() {
        assertThatThrownBy(() -> column("a,b\n1,2\n3\n4,5,6\n", "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 unreadable rows of 3, more than 1.00 %")
                .hasMessageContaining("line 3: 1 fields instead of 2; line 4: 3 fields instead of 2");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = scratch.resolve("none.csv");
        assertThatThrownBy(() -> read(CsvExampleGen.of(file, Split.byHash(2, 1)), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.csv' does not exist");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> column("", "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() {
        assertThatThrownBy(() -> column("a,b\n", "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has a header and no rows");
    }

    @Test
    void columnsOfTheSameNameAreRefusedByName() {
        assertThatThrownBy(() -> column("a,b,a\n1,2,3\n", "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("several columns named 'a'");
    }

    @Test
    void aQuoteThatIsNeverClosedRefusesTheFile() {
        assertThatThrownBy(() -> column("a,b\n1,\"2\n3,4\n", "a"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("broken quotes")
                .hasMessageContaining("line 2");
    }

    @Test
    void anEmptySplitIsRefusedByName() throws Exception {
        Path file = scratch.resolve("one.csv");
        Files.writeString(file, "a\n1\n");

        assertThatThrownBy(() -> read(CsvExampleGen.of(file, Split.byHash(1, 1)), 1))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("(?s)Split '(train|eval)' of CSV file '.*one.csv' came out empty.*");
    }

    private List<@Nullable Object> column(String csv, String name) throws Exception {
        return column(csv, name, CsvOptions.DEFAULT);
    }

    private List<@Nullable Object> column(String csv, String name, CsvOptions options) throws Exception {
        Path file = scratch.resolve("in.csv");
        Files.writeString(file, csv);
        return values(read(CsvExampleGen.of(file, Split.whole("all")).withOptions(options), 1), name);
    }

    private static List<@Nullable Object> values(Examples examples, String name) {
        List<@Nullable Object> values = new ArrayList<>();
        try (BatchReader batches = examples.read("all", name)) {
            for (Batch batch : batches) {
                for (int row = 0; row < batch.rows(); row++) {
                    values.add(batch.column(name).boxed(row));
                }
            }
        }
        return values;
    }

    private Examples read(CsvExampleGen component, int threads) throws IOException, InterruptedException {
        return Examples.open(directory(component, threads));
    }

    private Path directory(CsvExampleGen component, int threads) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(scratch, "examples");
        CsvSource source = CsvSource.of(component.input()).withOptions(component.options());
        SplitSink.write(source, component.split(), directory, threads, Meter.NONE);
        return directory;
    }
}
