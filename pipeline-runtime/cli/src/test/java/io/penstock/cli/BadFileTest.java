package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trial says of files and labels that nothing can be learned from: one line, which names what is wrong and what to do. */
class BadFileTest {

    @TempDir
    Path home;

    @Test
    void aFileThatIsNotThere() {
        assertRefused(home.resolve("nowhere.csv"), "There is no file '", "Check the path.");
    }

    @Test
    void aDirectory() {
        assertRefused(home, "is a directory", "Name one CSV file in it.");
    }

    @ParameterizedTest
    @MethodSource
    void filesOfOtherKinds(String beginning, String what, String advice) throws IOException {
        byte[] bytes = (beginning + "\u0000\u0001\u0002").getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(Files.write(home.resolve("table.csv"), bytes), what, advice);
    }

    static Stream<Arguments> filesOfOtherKinds() {
        return Stream.of(
                arguments("%PDF-1.7", "is a PDF document", "save the table as CSV"),
                arguments("PAR1", "is a Parquet file", "DuckDB"),
                arguments("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "is an old Excel workbook", "save the table as CSV"),
                arguments("SQLite format 3\u0000", "is an SQLite database", "Export one of its tables"),
                arguments("\u0089PNG\r\n", "is an image", "Name a table of rows"),
                arguments("<!DOCTYPE html>", "is a page of HTML or XML", "Download the table itself"),
                arguments("\u007fELF", "is not text", "Save the table as CSV in UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\": 1}]", "[[1, NaN], [2", "{\"a\": 1}\n{\"a\": 2}\n", "  {\n  \"rows\": [\n", "[]"})
    void jsonWholeCutOffOrInLines(String text) throws IOException {
        assertRefused(Tables.write(home.resolve("table.csv"), text), "is JSON", "Write it as CSV");
    }

    @Test
    void compressedFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(
                Files.write(home.resolve("table.csv"), bytes.toByteArray()), "is compressed by gzip", "Unpack it");
        assertRefused(zip("table.csv"), "is a ZIP archive", "Unpack it");
        assertRefused(zip("xl/workbook.xml"), "is an Excel workbook", "save the table as CSV");
    }

    @Test
    void filesWithNothingInThem() throws IOException {
        assertRefused(Files.createFile(home.resolve("empty.csv")), "is empty", "a line with the names of the columns");
        assertRefused(Tables.write(home.resolve("blank.csv"), "", " ", ""), "is empty", "a line for each row");
        assertRefused(Tables.write(home.resolve("header.csv"), "a,label"), "has a header and no rows", "Check how");
    }

    @Test
    void headersThatAreNone() throws IOException {
        assertRefused(Tables.write(home.resolve("one.csv"), "label", "1"), "has one column, 'label'", "--delimiter");
        assertRefused(
                Tables.write(home.resolve("data.csv"), "1,2.5", "2,3"),
                "has numbers where names of columns are expected: 1, 2.5",
                "Put a line of names before it");
        assertRefused(
                Tables.write(home.resolve("twice.csv"), "a,label,a", "1,2,3"), "several columns named 'a'", "Rename");
        assertRefused(
                Tables.write(home.resolve("unnamed.csv"), ",label", "1,2"), "Column 1 of", "Name it in the first line");
    }

    @Test
    void aLabelThatIsNotThereHasANeighbour() throws IOException {
        Ran ran = Ran.of("try", Tables.loans(home).toString(), "--label", "Repayed", "-w", home + "/w");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .hasLineCount(1)
                .contains("There is no column 'Repayed' for --label")
                .contains("Did you mean 'repaid'?");
    }

    @Test
    void twoRowsAreTooFew() throws IOException {
        assertRefused(
                Tables.write(home.resolve("two.csv"), "a,label", "1,yes", "2,no"),
                "has a value in 2 rows",
                "At least 20 are needed");
    }

    @Test
    void labelsOfWhichNothingCanBeLearned() throws IOException {
        assertRefused(rows(row -> row + ",always"), "is 'always' in every row", "Name another column with --label");
        assertRefused(rows(row -> "1,person" + row), "is different in every row", "looks like an id");
        assertRefused(rows(row -> "1," + (1000 - row)), "is different in every row", "looks like an id");
        assertRefused(rows(row -> row + "," + (row == 5 ? "yes" : "no")), "'yes' has only 1", "Bring at least 8 rows");
        assertRefused(rows(row -> row + ",city " + row % 140), "has 140 different values", "at most 100 classes");
    }

    @Test
    void raggedRowsAreNamedByLine() throws IOException {
        Path file = rows(row -> row % 50 == 7 ? "1,yes,more" : row + "," + (row % 2 == 0 ? "yes" : "no"));

        Ran ran = assertRefused(file, "has 6 rows of 300 that do not fit its header", "--bad-rows 0.02");

        assertThat(ran.err()).contains("line 9: 3 fields instead of 2");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedByLine() throws IOException {
        assertRefused(
                rows(row -> row == 20 ? "\"1,yes" : row + ",no"),
                "has broken quotes in or after the row of line 22",
                "Correct them");
    }

    private Path rows(Tables.Row row) throws IOException {
        return Tables.write(home.resolve("rows.csv"), "a,label", row);
    }

    private Path zip(String entry) throws IOException {
        Path file = home.resolve("packed.csv");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        return file;
    }

    private Ran assertRefused(Path file, String what, String advice) {
        Ran ran = Ran.of("try", file.toString(), "--label", "label", "-w", home + "/w", "-o", home + "/out");

        assertThat(ran.code()).as(ran.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip())
                .startsWith("penstock: ")
                .contains(what)
                .contains(advice)
                .hasLineCount(1);
        assertThat(home.resolve("w")).as("no workspace is made").doesNotExist();
        return ran;
    }
}
