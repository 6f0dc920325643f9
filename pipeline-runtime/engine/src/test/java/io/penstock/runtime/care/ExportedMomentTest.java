package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of a run that is taken up again while it is written. */
class ExportedMomentTest {

    @TempDir
    private Path directory;

    private Workspace home;
    private String run;
    private Path archive;

    @BeforeEach
    void run() {
        home = Workspace.open(directory.resolve("home"));
        run = home.run(letters(MANY)).orThrow().id();
        archive = directory.resolve("run.zip");
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void oneThatIsTakenUpAfterwardsIsInTheArchiveAsItWas() throws IOException {
        export("inline");

        assertThat(home.metadata().run(run).orElseThrow().state()).isEqualTo(State.RUNNING);
        try (Workspace abroad = Workspace.open(directory.resolve("abroad"))) {
            assertThat(abroad.care().importRun(archive).run()).isEqualTo(run);
            assertThat(abroad.runs(9)).extracting(RunRecord::state).containsExactly(State.SUCCEEDED);
            assertThat(abroad.metadata().executions(run)).hasSize(2);
        }
    }

    @Test
    void oneThatIsTakenUpWhileItIsReadIsRefused() {
        assertThatThrownBy(() -> export("executions"))
                .isInstanceOf(DataException.class)
                .hasMessage("Run '%s' is running. Wait for its end, then export it.", run);
        assertThat(archive).doesNotExist();
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    /** Exports the run, which is taken up again when something is asked the first time. */
    private void export(String asked) throws IOException {
        try (Meanwhile meanwhile = new Meanwhile(directory.resolve("home"), home.metadata(), asked, this::retry)) {
            meanwhile.care().exportRun(run, archive);
        }
    }

    private void retry() {
        Event.RunStarted first = home.metadata().started(run).orElseThrow();
        home.metadata()
                .append(List.of(
                        new Event.RunStarted(
                                run, first.pipeline(), first.owner(), "{}", "host", Map.of(), Instant.now()),
                        new Event.ExecutionStarted(new ExecutionId(run, "letters", "", 2), Instant.now())))
                .toCompletableFuture()
                .join();
    }
}
