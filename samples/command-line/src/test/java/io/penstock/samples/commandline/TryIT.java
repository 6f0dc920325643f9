package io.penstock.samples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code penstock try} as a process: on the trips of the taxi sample, on a file that is none, and in a locale without letters. */
class TryIT {

    private static final Path TRIPS = Shell.TAXI.resolve("data/trips.csv");

    @TempDir
    Path home;

    @Test
    void tipsAreTriedForPrograms() throws IOException, InterruptedException {
        Shell.Said said =
                Shell.in(home).penstock("try", TRIPS.toString(), "--label", "tips", "--json", "--no-progress");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        JsonNode trial = said.json();
        assertThat(trial.get("problem").asText()).startsWith("regression");
        assertThat(trial.get("verdict").asText()).isEqualTo("PASS");
        assertThat(trial.get("version").asInt()).isEqualTo(1);
        assertThat(home.resolve(trial.get("report").asText())).content().contains("<html", "trips-tips");
        assertThat(home.resolve(trial.get("source").asText())).content().contains("class TripsTipsPipeline");
        assertThat(home.resolve("trips-tips-trial/pom.xml")).isNotEmptyFile();
        assertThat(home.resolve("trips-tips-trial/serving")).isNotEmptyDirectory();
    }

    @Test
    void aBrokenFileIsNamedInALine() throws IOException, InterruptedException {
        Path broken = Files.writeString(home.resolve("broken.csv"), "tips,fare\n\"1,2\n3,4\n5,6\n");

        Shell.Said said = Shell.in(home).penstock("try", broken.toString(), "--label", "tips");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .hasLineCount(1)
                .startsWith("penstock: ")
                .contains("'" + broken + "'", "line 2")
                .doesNotContain("\tat ");
        assertThat(home.resolve("broken-tips-trial")).doesNotExist();
        assertThat(home.resolve(".penstock")).doesNotExist();
    }

    /** Java of any version asks for files in the letters of the locale, and C has no umlauts. */
    @Test
    void aNameThatTheLocaleCannotExpressIsNamedWithTheWayOut() throws IOException, InterruptedException {
        String umlaut = "exec sh \"$1\" runs --workspace \"$(printf 'B\\303\\274ro')\"";

        Shell.Said said = Shell.in(home).with("LC_ALL", "C").running("sh", "-c", umlaut, "sh", Shell.SCRIPT);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .hasLineCount(1)
                .contains("in the locale of this shell", "LC_ALL=C.UTF-8")
                .doesNotContain("\tat ");
    }
}
