package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands on files write: whole or not at all, and compressed as its name says. */
class OutputsTest {

    private static final String TRIPS = "../../samples/taxi/data/trips.csv";

    @TempDir
    Path directory;

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private List<Path> leftover() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !path.equals(directory)).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--parts train=0, has weight '0'",
        "--parts a/b=1, not usable as a directory",
        "--key company --stratify payment_type, not by both",
        "--key nobody, nobody",
        "--to xls, There is no format 'xls'",
        "--to parquet.gz, leave '.gz' out",
    })
    void aSplitThatIsWrongLeavesNothing(String options, String reason) throws IOException {
        Ran refused = Ran.of(("split " + TRIPS + " -o " + at("parts/of/trips") + " " + options).split(" "));

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).hasLineCount(1).contains(reason);
        assertThat(leftover()).isEmpty();
    }

    @Test
    void aSplitOfRowsThatBreakOffLeavesNothing() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.csv"), "a,b\n1,2\n\"3,4\n");

        Ran failed = Ran.of("split", broken.toString(), "-o", at("parts"));

        assertThat(failed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(failed.err()).contains("broken quotes");
        assertThat(leftover()).containsExactly(broken);
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRefusedBeforeTheRowsAreRead() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        for (String output : List.of("file/out.csv", "file/parts")) {
            Ran refused = Ran.of(output.endsWith("csv") ? "convert" : "split", TRIPS, "-o", at(output));
            assertThat(refused.code()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(refused.err()).hasLineCount(1).contains("is no directory");
        }
        assertThat(leftover()).containsExactly(file);
    }

    @Test
    void directoriesOnTheWayAreMade() {
        assertThat(Ran.of("convert", TRIPS, "-o", at("a/b/trips.csv")).code()).isZero();
        assertThat(directory.resolve("a/b/trips.csv")).isNotEmptyFile();
        assertThat(Ran.of("split", TRIPS, "-o", at("a/c/parts")).code()).isZero();
        assertThat(directory.resolve("a/c/parts")).isDirectoryContaining("glob:**/train.csv");
    }

    @Test
    void whatIsNamedLikeGzipIsGzip() throws IOException {
        Ran.of("convert", TRIPS, "-o", at("plain.jsonl"));
        Ran.of("convert", TRIPS, "-o", at("packed.jsonl.gz"));

        assertThat(Files.size(directory.resolve("packed.jsonl.gz")))
                .isLessThan(Files.size(directory.resolve("plain.jsonl")) / 4);
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(directory.resolve("packed.jsonl.gz")))) {
            assertThat(packed).hasSameContentAs(Files.newInputStream(directory.resolve("plain.jsonl")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv.zst", "rows.jsonl.zstd", "rows.tsv.GZIP", "rows.tfrecord.gz"})
    void whatWasCompressedIsReadAgain(String name) throws IOException {
        assertThat(Ran.of("convert", TRIPS, "-o", at(name)).code()).isZero();

        assertThat(Files.size(directory.resolve(name))).isLessThan(1_600_000);
        assertThat(Ran.of("count", at(name)).out().strip()).isEqualTo("15002 rows of 18 columns");
    }

    @Test
    void partsOfASplitAreCompressedIfTheirFormatSaysSo() throws IOException {
        assertThat(Ran.of("split", TRIPS, "-o", at("parts"), "--to", "csv.gz", "--parts", "a=1")
                        .code())
                .isZero();

        assertThat(Files.readAllBytes(directory.resolve("parts/a.csv.gz"))).startsWith(0x1f, 0x8b);
        assertThat(Ran.of("count", at("parts/a.csv.gz")).out().strip()).isEqualTo("15002 rows of 18 columns");
    }

    @ParameterizedTest
    @CsvSource({
        "rows.csv.bz2, --to csv, 'Nothing here writes ''.bz2''. Name it ''.gz'' or ''.zst''.'",
        "rows.parquet.gz, --force, leave '.gz' out",
        "rows.avro.zst, --force, leave '.zst' out",
        "rows.gz, --force, tells no format",
    })
    void whatCannotBeWrittenUnderANameIsRefused(String name, String option, String reason) throws IOException {
        Ran refused = Ran.of(("convert " + TRIPS + " -o " + at(name) + " " + option).split(" "));

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).hasLineCount(1).contains(reason);
        assertThat(leftover()).isEmpty();
    }
}
