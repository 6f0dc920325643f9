package io.penstock.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample in JVMs of its own: killed at any moment, and two at once. */
class TaxiCrashIT {

    @TempDir
    Path home;

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        for (int nodes : List.of(1, 5, 7, 10)) {
            ChildRun child = ChildRun.in(home);
            child.killAfter(nodes);

            assertThat(finished(newestRun())).as(child.lines().toString()).hasSizeGreaterThanOrEqualTo((int)
                    child.ended());
        }
        RunReport whole = run();

        assertThat(Runs.executed(whole))
                .doesNotContain("csv-example-gen", "statistics-gen", "transform")
                .contains("pusher");
        assertThat(openRuns()).isEmpty();
    }

    @Test
    void twoProcessesMayRunThePipelineAtOnce() throws IOException, InterruptedException {
        ChildRun one = ChildRun.in(home);
        ChildRun other = ChildRun.in(home);

        assertThat(one.await()).as(one.lines().toString()).isZero();
        assertThat(other.await()).as(other.lines().toString()).isZero();
        assertThat(Runs.executed(run())).containsExactly("pusher");
    }

    private RunReport run() {
        try (Workspace workspace = Workspace.open(home)) {
            return workspace
                    .run(TaxiTips.pipeline(Runs.parameters(home.resolve("serving"))))
                    .orThrow();
        }
    }

    private RunRecord newestRun() {
        try (Workspace workspace = Workspace.open(home)) {
            return workspace.runs(1).get(0);
        }
    }

    private List<RunRecord> openRuns() {
        try (Workspace workspace = Workspace.open(home)) {
            return workspace.metadata().openRuns();
        }
    }

    private List<Event.ExecutionFinished> finished(RunRecord run) {
        try (Workspace workspace = Workspace.open(home)) {
            return workspace.metadata().executions(run.id()).stream()
                    .map(ExecutionRecord::finished)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
