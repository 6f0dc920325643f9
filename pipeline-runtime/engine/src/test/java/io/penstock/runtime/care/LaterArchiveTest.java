package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.DataException;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two archives of one run, of which it was taken up again between. */
class LaterArchiveTest {

    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    @TempDir
    private Path directory;

    private Workspace home;
    private Workspace abroad;
    private String run;
    private Path early;
    private Path late;

    /** Fails as long as something outside is broken. */
    record Shaky(Port<String> text) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            if (BROKEN.get()) {
                throw new IOException("broken");
            }
            execution.write(out, execution.read(text).length());
        }
    }

    private static Pipeline shaky() {
        return Pipeline.define("shaky", p -> p.add("shaky", new Shaky(p.add(new CareSteps.Letters(MANY)))));
    }

    @BeforeEach
    void exportTwice() {
        home = Workspace.open(directory.resolve("home"));
        abroad = Workspace.open(directory.resolve("abroad"));
        early = directory.resolve("early.zip");
        late = directory.resolve("late.zip");
        BROKEN.set(true);
        run = home.run(shaky()).id();
        home.care().exportRun(run, early);
        BROKEN.set(false);
        home.retry(run, shaky()).orThrow();
        home.care().exportRun(run, late);
    }

    @AfterEach
    void close() {
        home.close();
        abroad.close();
    }

    @Test
    void aLaterArchiveBringsTheRunUpToDate() {
        abroad.care().importRun(early);
        assertThat(record(abroad).state()).isEqualTo(State.FAILED);

        assertThat(abroad.care().importRun(late)).isEqualTo(new ImportReport(run, 1, 1));

        assertIsAsAtHome();
        assertThat(abroad.runs(9)).hasSize(1);
        assertThat(abroad.report(run).output("shaky", "integer", Integer.class)).isEqualTo(MANY);
        assertThat(CareSteps.isSpotless(abroad.verify())).isTrue();
    }

    @Test
    void anEarlierArchiveChangesNothing() {
        abroad.care().importRun(late);
        int events = abroad.metadata().eventsAfter(0, 1_000).size();

        assertThat(abroad.care().importRun(early)).isEqualTo(new ImportReport(run, 0, 0));
        assertThat(home.care().importRun(early)).isEqualTo(new ImportReport(run, 0, 0));

        assertThat(abroad.metadata().eventsAfter(0, 1_000)).hasSize(events);
        assertIsAsAtHome();
    }

    @Test
    void aLaterArchiveThatComesWhileAnEarlierOneIsUnpackedIsNotUndone() throws IOException {
        try (Meanwhile meanwhile =
                new Meanwhile(directory.resolve("abroad"), abroad.metadata(), "inline", () -> abroad.care()
                        .importRun(late))) {
            assertThat(meanwhile.care().importRun(early)).isEqualTo(new ImportReport(run, 0, 0));
        }

        assertIsAsAtHome();
    }

    @Test
    void aRunThatCameInPartIsAsItIsInItsOwnArchive() {
        Path other = directory.resolve("other.zip");
        home.care().exportRun(home.run(letters(MANY)).orThrow().id(), other);
        abroad.care().importRun(other);
        assertThat(record(abroad).cameInPart()).isTrue();

        abroad.care().importRun(early);
        assertThat(record(abroad)).matches(RunRecord::cameInPart); // what it was later is not here as a whole
        assertThat(record(abroad).state()).isEqualTo(State.SUCCEEDED);
        abroad.care().importRun(late);

        assertIsAsAtHome();
    }

    @Test
    void whatWasTakenUpAgainInTwoPlacesIsRefusedWhole() {
        abroad.care().importRun(early);
        BROKEN.set(true);
        abroad.retry(run, shaky());
        int events = abroad.metadata().eventsAfter(0, 1_000).size();

        assertThatThrownBy(() -> abroad.care().importRun(late))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Archive '%s' is refused, and nothing was changed: run '%s' has another end of attempt '2' at node 'shaky' here: it was taken up again in two workspaces. Import it into another one.",
                        late, run);

        assertThat(abroad.metadata().eventsAfter(0, 1_000)).hasSize(events);
    }

    @Test
    void aLaterEndWithoutWhatIsHereIsRefused() {
        abroad.care().importRun(early);
        RunRecord here = record(abroad);
        abroad.metadata()
                .append(List.of(
                        new Event.RunStarted(run, "shaky", "me", "{}", "host", Map.of(), here.started()),
                        new Event.ExecutionStarted(ExecutionId.first(run, "more"), here.started()),
                        new Event.RunFinished(
                                run, State.FAILED, here.notes(), here.finished().orElseThrow())))
                .toCompletableFuture()
                .join();

        assertThatThrownBy(() -> abroad.care().importRun(late))
                .hasMessageContaining("has attempt '1' at node 'more' here and ended later without it there");
    }

    @Test
    void anEarlierEndWithWhatIsNotHereIsRefused() {
        RunRecord there = record(home);
        abroad.metadata()
                .append(List.of(
                        new Event.RunStarted(run, "shaky", "me", there.parameters(), "host", Map.of(), there.started()),
                        new Event.RunFinished(
                                run,
                                State.FAILED,
                                Map.of(),
                                there.finished().orElseThrow().plusSeconds(1))))
                .toCompletableFuture()
                .join();
        int events = abroad.metadata().eventsAfter(0, 1_000).size();

        assertThatThrownBy(() -> abroad.care().importRun(late))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "nothing was changed: run '%s' has attempt '1'".formatted(run),
                        "there and ended later without it here");

        assertThat(abroad.metadata().eventsAfter(0, 1_000)).hasSize(events);
    }

    @Test
    void twoEndsOfOneMomentAreRefused() {
        RunRecord there = record(home);
        abroad.metadata()
                .append(List.of(
                        new Event.RunStarted(run, "shaky", "me", there.parameters(), "host", Map.of(), there.started()),
                        new Event.RunFinished(
                                run, State.CANCELLED, Map.of(), there.finished().orElseThrow())))
                .toCompletableFuture()
                .join();

        assertThatThrownBy(() -> abroad.care().importRun(late))
                .hasMessageContaining("as 'CANCELLED' here and as 'SUCCEEDED' there");
    }

    private RunRecord record(Workspace workspace) {
        return workspace.metadata().run(run).orElseThrow();
    }

    private void assertIsAsAtHome() {
        assertThat(record(abroad))
                .usingRecursiveComparison()
                .ignoringFields("number", "notes")
                .isEqualTo(record(home));
        assertThat(record(abroad).notes()).containsEntry("imported", "whole");
        assertThat(abroad.metadata().executions(run)).isEqualTo(home.metadata().executions(run));
    }
}
