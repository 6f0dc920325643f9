package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Endless;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.metadata.RunRecord.State;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as others see them: those of earlier processes, and those that go on elsewhere. */
class StoredRunTest {

    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path directory;

    private static Pipeline counting() {
        return Pipeline.define("counting", p -> p.add("count", new Count(p.add("say", new Say("a b")))));
    }

    private static Pipeline endless() {
        return Pipeline.define("endless", p -> p.add("endless", new Endless(0)));
    }

    @Test
    void aRunOfEarlierHasTheReportThatItHadThen() {
        RunReport then;
        try (Workspace workspace = Workspace.open(directory)) {
            then = workspace.run(counting());
        }

        try (Workspace workspace = Workspace.open(directory)) {
            RunReport now = workspace.report(then.id());

            assertThat(now.run()).isEqualTo(then.run());
            assertThat(now.nodes()).isEqualTo(then.nodes());
            assertThat(now.output("count", then.node("count").outputs().get(0).port(), Integer.class))
                    .isEqualTo(2);
        }
    }

    @Test
    void theReportOfAFailureOfEarlierSaysWhyWithTheStackOfThen() {
        Pipeline failing = Pipeline.define(
                "failing", p -> p.add("fail", new TinySteps.Fail(p.add(new Count(p.add(new Say("a")))), "on purpose")));
        String run;
        try (Workspace workspace = Workspace.open(directory)) {
            run = workspace.run(failing).id();
        }

        try (Workspace workspace = Workspace.open(directory)) {
            NodeReport node = workspace.report(run).node("fail");

            assertThat(node.reason()).contains("on purpose");
            assertThat(((Outcome.Failed) node.outcome()).cause())
                    .isInstanceOfSatisfying(RecordedFailure.class, failure -> assertThat(failure.recorded())
                            .contains("on purpose", "TinySteps"));
        }
    }

    @Test
    void aRunIsCancelledThroughAnotherWorkspaceOnItsDirectory() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RunListener listener = new RunListener() {
            @Override
            public void nodeStarted(String run, String node) {
                begun.countDown();
            }
        };
        try (Workspace running = Workspace.builder(directory).listener(listener).open();
                Workspace other = Workspace.open(directory)) {
            RunHandle handle = running.start(endless());
            CompletableFuture<RunReport> report = handle.report().toCompletableFuture();
            assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            other.cancel(handle.id());

            RunReport ended = report.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended.run().state()).isEqualTo(State.CANCELLED);
            assertThat(ended.run().notes()).containsEntry("cancelled", "another process asked it to stop");
            assertThat(directory.resolve("requests")).isEmptyDirectory();
        }
    }

    @Test
    void aRunThatHasEndedIsNotCancelled() {
        try (Workspace workspace = Workspace.open(directory)) {
            String run = workspace.run(counting()).id();

            assertThatThrownBy(() -> workspace.cancel(run))
                    .isInstanceOf(DefinitionException.class)
                    .hasMessageContaining(run)
                    .hasMessageContaining("SUCCEEDED");
        }
    }
}
