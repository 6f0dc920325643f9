package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on files of rows. */
class FilesCommandsTest {

    private static final Path TRIPS = Path.of("../../samples/taxi/data/trips.csv");

    @TempDir
    Path directory;

    @Test
    void rowsAreCounted() throws IOException {
        assertThat(Ran.of("count", TRIPS.toString()).out().strip()).isEqualTo("15002 rows of 18 columns");
        JsonNode count = json("count", TRIPS.toString(), "--json");
        assertThat(count.get("rows").asLong()).isEqualTo(15_002);
        assertThat(count.get("setAside").asLong()).isZero();
    }

    @Test
    void theFirstRowsAreShown() {
        String table = Ran.of("head", TRIPS.toString(), "-n", "2").out();
        assertThat(table.lines()).hasSize(4);
        assertThat(table).startsWith("pickup_community_area").contains("Credit Card");

        List<String> rows = Ran.of("head", TRIPS.toString(), "-n", "3", "--json")
                .out()
                .lines()
                .toList();
        assertThat(rows).hasSize(3).first().asString().startsWith("{\"fare\":12.45,\"trip_start_month\":5,");
    }

    @Test
    void aProfileTellsTheFiguresOfAFile() throws IOException {
        JsonNode splits = json("profile", TRIPS.toString(), "--json");

        assertThat(splits).hasSize(1);
        assertThat(splits.get(0).get("rows").asLong()).isEqualTo(15_002);
        JsonNode payment = column(splits.get(0), "payment_type");
        assertThat(payment.get("values").get("top").get(0).get("value").asText())
                .isEqualTo("Cash");
        assertThat(Ran.of("profile", TRIPS.toString()).out())
                .startsWith("all: 15002 rows, 18 columns")
                .contains("payment_type");
    }

    @Test
    void aProfileOfASplitTellsOfItsParts() throws IOException {
        JsonNode splits = json("profile", TRIPS.toString(), "--json", "--parts", "train=2,eval=1", "--key", "company");

        assertThat(splits).extracting(split -> split.get("name").asText()).containsExactly("train", "eval");
        assertThat(splits.get(0).get("rows").asLong()
                        + splits.get(1).get("rows").asLong())
                .isEqualTo(15_002);
    }

    @Test
    void whatIsConvertedThereAndBackIsTheSame() throws IOException {
        Path json = directory.resolve("trips.jsonl");
        Path csv = directory.resolve("trips.csv");
        Path again = directory.resolve("again.jsonl");

        assertThat(Ran.of("convert", TRIPS.toString(), "-o", json.toString()).out())
                .contains("15002 rows in");
        assertThat(Ran.of("convert", json.toString(), "-o", csv.toString()).code())
                .isZero();
        assertThat(Ran.of("convert", csv.toString(), "-o", again.toString()).code())
                .isZero();

        assertThat(json("count", csv.toString(), "--json").get("rows").asLong()).isEqualTo(15_002);
        assertThat(rows(again)).isEqualTo(rows(json));
    }

    @Test
    void whatIsThereIsNotReplacedUnasked() throws IOException {
        Path there = Files.writeString(directory.resolve("there.jsonl"), "kept");

        Ran refused = Ran.of("convert", TRIPS.toString(), "-o", there.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is already there").contains("--force");
        assertThat(there).hasContent("kept");
        assertThat(Ran.of("convert", TRIPS.toString(), "-o", there.toString(), "--force")
                        .code())
                .isZero();
        assertThat(Files.size(there)).isGreaterThan(1_000_000);
    }

    @Test
    void aConversionThatFailsLeavesNothing() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.csv"), "a,b\n1,2\n\"3,4\n");

        Ran failed = Ran.of(
                "convert",
                broken.toString(),
                "-o",
                directory.resolve("out.jsonl").toString());

        assertThat(failed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(failed.err()).contains("broken quotes").doesNotContain("\tat ");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(broken);
        }
    }

    @Test
    void aSplitMakesAFileOfEachPart() throws IOException {
        Path parts = directory.resolve("parts");

        JsonNode written =
                json("split", TRIPS.toString(), "-o", parts.toString(), "--stratify", "payment_type", "--json");

        assertThat(written.get("rows").get("train").asLong()).isBetween(9_990L, 10_010L);
        assertThat(json("count", parts.resolve("train.csv").toString(), "--json")
                        .get("rows"))
                .isEqualTo(written.get("rows").get("train"));
        assertThat(json("count", parts.toString(), "--format", "csv", "--json")
                        .get("rows")
                        .asLong())
                .isEqualTo(15_002);
    }

    @Test
    void aFormatThatNobodyKnowsIsRefusedWithThoseThereAre() {
        Ran refused = Ran.of("count", "trips.xls");

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("'trips.xls' tells no format")
                .contains("csv (.csv)")
                .contains("jsonl");
    }

    private static JsonNode json(String... arguments) {
        return Ran.of(arguments).json();
    }

    private static JsonNode column(JsonNode split, String name) {
        for (JsonNode column : split.get("columns")) {
            if (column.get("name").asText().equals(name)) {
                return column;
            }
        }
        throw new AssertionError(name);
    }

    /** JSON Lines leave missing members out, so that columns may come in another order. */
    private static List<JsonNode> rows(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(file).stream()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }
}
