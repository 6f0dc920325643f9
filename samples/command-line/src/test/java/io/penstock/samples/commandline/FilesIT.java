package io.penstock.samples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on files as processes: the real trips in every format that the jar brings. */
class FilesIT {

    private static final Path TRIPS = Shell.TAXI.resolve("data/trips.csv");

    @TempDir
    static Path home;

    private static Shell shell = Shell.in(Path.of(""));

    @BeforeAll
    static void convertTheTripsToEveryFormat() throws IOException, InterruptedException {
        shell = Shell.in(home);
        for (String name : List.of("jsonl", "avro", "parquet", "tfrecord", "tfrecord.gz")) {
            done("convert", TRIPS.toString(), "-o", "trips." + name);
        }
    }

    /** A command that says nothing on the standard error: libraries of formats keep their logs to themselves. */
    private static Shell.Said done(String... arguments) throws IOException, InterruptedException {
        Shell.Said said = shell.penstock(arguments);
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"avro", "parquet"})
    void rowsComeBackToTheByte(String format) throws IOException, InterruptedException {
        done("convert", "trips." + format, "-o", format + ".jsonl");

        assertThat(home.resolve(format + ".jsonl")).hasSameBinaryContentAs(home.resolve("trips.jsonl"));
    }

    /** TFX has no doubles: they come back as the nearest floats. */
    @ParameterizedTest
    @ValueSource(strings = {"tfrecord", "tfrecord.gz"})
    void rowsComeBackFromTensorFlowAsNearestFloats(String format) throws IOException, InterruptedException {
        done("convert", "trips." + format, "-o", format + ".jsonl");

        List<JsonNode> expected = rows("trips.jsonl");
        List<JsonNode> rows = rows(format + ".jsonl");
        assertThat(rows).hasSameSizeAs(expected).hasSize(15_002);
        for (int i = 0; i < rows.size(); i++) {
            assertNearest(rows.get(i), expected.get(i));
        }
    }

    private static void assertNearest(JsonNode row, JsonNode expected) {
        assertThat(row.size()).isEqualTo(expected.size());
        expected.properties().forEach(member -> {
            JsonNode value = row.get(member.getKey());
            if (member.getValue().isNumber()) {
                assertThat(value.floatValue()).isEqualTo(member.getValue().floatValue());
            } else {
                assertThat(value).isEqualTo(member.getValue());
            }
        });
    }

    private static List<JsonNode> rows(String file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve(file))) {
            rows.add(mapper.readTree(line));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "avro", "parquet", "tfrecord", "tfrecord.gz"})
    void everyQuestionIsAnsweredOnEveryFormat(String format) throws IOException, InterruptedException {
        String file = "trips." + format;

        assertThat(done("count", file).out().strip()).isEqualTo("15002 rows of 18 columns");
        assertThat(done("head", file, "-n", "3").out()).contains("payment_type").hasLineCount(5);
        assertThat(done("profile", file).out()).startsWith("all: 15002 rows, 18 columns");
        assertThat(done("split", file, "-o", "parts-of-" + format, "--stratify", "payment_type")
                        .out())
                .contains("train: ", "eval: ", "set aside: 0");
        assertThat(done("count", "parts-of-" + format, "--format", format.replace(".gz", ""))
                        .out()
                        .strip())
                .isEqualTo("15002 rows of 18 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"avro", "parquet"})
    void aProfileIsTheSameFromEveryFormatThatKeepsTypes(String format) throws IOException, InterruptedException {
        assertThat(done("profile", "trips." + format, "--json").json())
                .isEqualTo(done("profile", TRIPS.toString(), "--json").json());
    }

    @Test
    void aFormatThatIsNotKnownIsRefusedWithThoseThatAre() throws IOException, InterruptedException {
        for (String[] line : new String[][] {{"profile", "trips.xls"}, {"profile", "trips.csv", "--format", "xls"}}) {
            Shell.Said refused = shell.penstock(line);

            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .hasLineCount(1)
                    .startsWith("penstock: ")
                    .contains("xls", "csv (.csv)", "tsv", "jsonl", "avro (.avro)", "parquet (.parquet)", "tfrecord");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"avro", "parquet", "tfrecord"})
    void aFileThatEndsTooEarlyIsNamedInALine(String format) throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(home.resolve("trips." + format));
        Files.write(home.resolve("damaged." + format), Arrays.copyOf(bytes, bytes.length / 2));

        Shell.Said refused = shell.penstock("profile", "damaged." + format);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).hasLineCount(1).startsWith("penstock: ").contains("damaged." + format);
    }

    @Test
    void ctrlCLeavesNothingOfAConversion(@TempDir Path place) throws IOException, InterruptedException {
        Path many = Files.createDirectory(place.resolve("many"));
        for (int i = 0; i < 40; i++) {
            Files.copy(TRIPS, many.resolve(i + ".csv"));
        }
        Process running = Shell.in(place)
                .startMindingInterrupts("convert", "many", "--format", "csv", "-o", "converted/all.jsonl.gz");
        try {
            while (running.isAlive() && parts(place).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(parts(place)).hasSize(1);

            assertThat(shell.running("kill", "-INT", Long.toString(running.pid()))
                            .code())
                    .isZero();

            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(running.exitValue()).isEqualTo(130);
            assertThat(parts(place)).isEmpty();
            assertThat(place.resolve("converted")).doesNotExist();
        } finally {
            running.destroyForcibly();
        }
    }

    private static List<Path> parts(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
