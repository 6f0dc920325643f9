package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport.Item;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.store.Holds.Hold;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection of several portions. */
class PortionsTest {

    private static final int RUNS = 4;

    @TempDir
    private Path directory;

    private final List<String> runs = new ArrayList<>();
    private Workspace workspace;

    @BeforeEach
    void fill() {
        workspace = Workspace.open(directory);
        for (int i = 0; i < RUNS; i++) {
            runs.add(workspace.run(letters(MANY + i)).orThrow().id());
        }
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void allOfThemGo() throws IOException {
        assertThat(collect("none", () -> {}).goes()).hasSize(2 * (RUNS - 1));

        assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
        assertThat(workspace.care().usage().total().artifacts()).isEqualTo(2);
    }

    /** What is found before its portion is given up is found rightly, also while an earlier one is dealt with. */
    @Test
    void whatIsFoundAfterThePlanStaysInWhicheverPortionItIs() throws IOException {
        Digest last = CareSteps.digest(workspace, runs.get(RUNS - 2), "letters");

        CollectionReport report = collect("pinned", this::find);

        assertThat(report.stays()).containsEntry(last, Reason.NEEDED_MEANWHILE);
        assertThat(report.goes())
                .extracting(Item::digest)
                .hasSize(2 * (RUNS - 1) - 1)
                .doesNotContain(last);
        assertThat(CareSteps.isSpotless(workspace.verify()))
                .as(workspace.verify().text())
                .isTrue();
        assertThat(workspace.care().usage().total().artifacts()).isEqualTo(3);
    }

    @Test
    void allStayIfSomeoneDoesNotSayWhatHeFound() throws IOException {
        try (Meanwhile meanwhile = new Meanwhile(directory, workspace.metadata(), "none", () -> {})) {
            Hold hold = meanwhile.premises().holds().open();
            try (hold) {
                CollectionReport report =
                        new Collector(meanwhile.premises(), Retention.minimal(), Duration.ZERO, 1).collect();

                assertThat(report.goes()).isEmpty();
                assertThat(report.stays().values()).contains(Reason.NEEDED_MEANWHILE);
            }
        }
        assertThat(workspace.metadata().givenUp().all()).isEmpty();
        assertThat(workspace.care().usage().total().artifacts()).isEqualTo(2 * RUNS);
    }

    private CollectionReport collect(String asked, Runnable happening) throws IOException {
        try (Meanwhile meanwhile = new Meanwhile(directory, workspace.metadata(), asked, happening)) {
            return new Collector(meanwhile.premises(), Retention.minimal(), Duration.ofMinutes(1), 2).collect();
        }
    }

    /** Another run finds the letters of the last portion in the cache. */
    private void find() {
        ExecutionFinished made = CareSteps.finished(workspace, runs.get(RUNS - 2), "letters");
        Instant now = Instant.now();
        ExecutionFinished found = new ExecutionFinished(
                ExecutionId.first("finder", "letters"),
                made.pipeline(),
                Outcome.CACHED,
                made.reason(),
                made.key(),
                made.keyParts(),
                made.configuration(),
                made.inputs(),
                made.outputs(),
                made.stack(),
                made.usage(),
                now,
                now);
        workspace
                .metadata()
                .append(List.of(
                        new Event.RunStarted("finder", made.pipeline(), "me", "{}", "host", Map.of(), now),
                        found,
                        new Event.RunFinished("finder", State.SUCCEEDED, Map.of(), now)))
                .toCompletableFuture()
                .join();
    }
}
