package io.penstock.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when the trips are not as they should be. */
class TaxiBadInputIT {

    @TempDir
    Path directory;

    @Test
    void aMissingFileIsNamed() {
        assertFails(directory.resolve("nowhere.csv"), "csv-example-gen", "nowhere.csv");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertFails(file(""), "csv-example-gen", "trips.csv");
    }

    @Test
    void aHeaderWithoutRowsIsNamed() throws IOException {
        assertFails(file(lines().get(0) + "\n"), "csv-example-gen", "trips.csv");
    }

    @Test
    void aColumnThatIsThereTwiceIsNamed() throws IOException {
        List<String> lines = lines();
        String twice = lines.get(0).replace("trip_miles", "fare");

        assertFails(file(twice + "\n" + rows(lines)), "csv-example-gen", "'fare'");
    }

    @Test
    void aLabelThatIsConstantIsNamed() throws IOException {
        String noTips = lines().stream()
                .map(line -> line.endsWith(",tips") ? line : line.substring(0, line.lastIndexOf(',')) + ",0.0")
                .collect(Collectors.joining("\n"));

        assertFails(file(noTips), "transform", "nothing to learn");
    }

    @Test
    void aFeatureThatIsNotInTheFileIsNamedWithTheColumnsThatAre() throws IOException {
        String renamed = lines().get(0).replace("trip_miles", "miles");

        assertFails(file(renamed + "\n" + rows(lines())), "transform", "trip_miles");
    }

    @Test
    void tooManyBadRowsStopTheRun() throws IOException {
        String torn = lines().stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.joining("\n"));

        assertFails(file(lines().get(0) + "\n" + torn), "csv-example-gen", "trips.csv");
    }

    @Test
    void bytesThatAreNoTextAreNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(Runs.TRIPS);
        for (int at = 2000; at < bytes.length; at += 40) {
            bytes[at] = (byte) 0xFF;
        }
        Path file = Files.write(directory.resolve("trips.csv"), bytes);

        assertFails(file, "csv-example-gen", "trips.csv");
    }

    @Test
    void aWorkspaceThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("workspace"));

        assertThatThrownBy(() -> Workspace.open(file))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("is a file");
    }

    private void assertFails(Path trips, String node, String said) {
        TaxiParameters parameters = new TaxiParameters(1, 2, trips, directory.resolve("serving"));
        Pipeline pipeline = TaxiTips.pipeline(parameters);
        try (Workspace workspace = Workspace.inMemory()) {
            RunReport run = workspace.run(pipeline);

            assertThat(run.succeeded()).isFalse();
            assertThat(run.node(node).outcome()).hasToString("failed");
            assertThat(run.node(node).reason()).contains(said);
            assertThat(run.node("pusher").outcome()).hasToString("skipped");
            assertThatThrownBy(run::orThrow).hasMessageContaining("'" + node + "'");
        }
        assertThat(directory.resolve("serving")).doesNotExist();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("trips.csv"), content);
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Runs.TRIPS, StandardCharsets.UTF_8);
    }

    private static String rows(List<String> lines) {
        return String.join("\n", lines.subList(1, lines.size()));
    }
}
