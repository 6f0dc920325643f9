package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial on the real trips. */
class TrialOfTripsIT {

    private static final Path TRIPS = Path.of("..", "..", "samples", "taxi", "data", "trips.csv");

    @TempDir
    Path home;

    @Test
    void tipsAreEstimatedFarBetterThanByTheirMean() {
        JsonNode trial = Ran.of(
                        "try",
                        TRIPS.toString(),
                        "--label",
                        "tips",
                        "--json",
                        "--no-progress",
                        "-w",
                        home + "/workspace",
                        "-o",
                        home + "/out")
                .json();

        assertThat(trial.get("champion").asText()).isEqualTo("boosted");
        assertThat(trial.get("verdict").asText()).isEqualTo("PASS");
        assertThat(figure(trial, "R2")).isGreaterThan(0.75);
        assertThat(trial.get("leftOut").findValuesAsText("column"))
                .containsExactly("trip_start_timestamp", "pickup_census_tract");
    }

    private static double figure(JsonNode trial, String metric) {
        return StreamSupport.stream(trial.get("metrics").spliterator(), false)
                .filter(value -> value.get("name").asText().equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }
}
