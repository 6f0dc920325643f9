package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.metadata.Event;
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

class ArchiveTest {

    @TempDir
    private Path directory;

    private Workspace home;
    private Workspace abroad;
    private Path archive;
    private RunReport run;

    /** The run finds its letters in the cache, and makes the rest. */
    @BeforeEach
    void exportARun() {
        home = Workspace.open(directory.resolve("home"));
        abroad = Workspace.open(directory.resolve("abroad"));
        archive = directory.resolve("run.zip");
        home.run(Pipeline.define("first", p -> p.add(new CareSteps.Letters(MANY))))
                .orThrow();
        run = home.run(letters(MANY)).orThrow();
        home.care().exportRun(run.id(), archive);
    }

    @AfterEach
    void close() {
        home.close();
        abroad.close();
    }

    @Test
    void aRunComesWithItsArtifactsAndForTheCache() {
        ImportReport report = abroad.care().importRun(archive);

        assertThat(report).isEqualTo(new ImportReport(run.id(), 3, 2));
        assertThat(abroad.runs(9))
                .extracting(known -> known.notes().get("imported"))
                .containsExactly("whole", "in part");
        assertThat(abroad.metadata().run(run.id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("number", "notes")
                .isEqualTo(home.metadata().run(run.id()).orElseThrow());
        assertThat(abroad.metadata().executions(run.id()))
                .isEqualTo(home.metadata().executions(run.id()));
        assertThat(abroad.read(abroad.catalog().producedBy("p", String.class).get(0), String.class))
                .hasSize(MANY);
        assertThat(abroad.read(abroad.catalog().producedBy("p", Integer.class).get(0), Integer.class))
                .isEqualTo(MANY);
        assertThat(CareSteps.isSpotless(abroad.verify()))
                .as(abroad.verify().text())
                .isTrue();
        assertThat(abroad.run(letters(MANY)).orThrow().nodes())
                .allSatisfy(node -> assertThat(node.outcome()).isInstanceOf(Outcome.Cached.class));
    }

    @Test
    void importingTwiceIsImportingOnce() {
        abroad.care().importRun(archive);
        int events = abroad.metadata().eventsAfter(0, 1_000).size();

        assertThat(abroad.care().importRun(archive)).isEqualTo(new ImportReport(run.id(), 0, 0));

        assertThat(abroad.metadata().eventsAfter(0, 1_000)).hasSize(events);
        assertThat(home.care().importRun(archive)).isEqualTo(new ImportReport(run.id(), 0, 0));
    }

    @Test
    void aRunThatCameInPartIsCompletedByItsOwnArchive() {
        abroad.care().importRun(archive);
        String first = home.runs(2).get(1).id();
        home.care().exportRun(first, directory.resolve("first.zip"));

        assertThat(abroad.care().importRun(directory.resolve("first.zip")).executions())
                .isEqualTo(0);
        assertThat(abroad.metadata().executions(first))
                .isEqualTo(home.metadata().executions(first));
    }

    @Test
    void aRunThatCameInPartIsNeverTheLatest() {
        RunReport own = abroad.run(Pipeline.define("first", p -> {
                    p.add("a", new CareSteps.Letters(1));
                    p.add("b", new CareSteps.Letters(2));
                }))
                .orThrow();
        String older = abroad.run(letters(1)).orThrow().id();

        abroad.care().importRun(archive);

        assertThat(abroad.runs(1)).extracting(RunRecord::id).containsExactly(run.id());
        assertThat(abroad.runs(3)).extracting(RunRecord::id).containsExactly(run.id(), older, own.id());
        assertThat(abroad.runs(9)).hasSize(4).last().matches(RunRecord::cameInPart);
        assertThat(abroad.care().plan(Retention.minimal().lastRuns(1)).stays())
                .containsKeys(CareSteps.digest(abroad, own.id(), "a"), CareSteps.digest(abroad, own.id(), "b"));
    }

    @Test
    void whatCameInPartIsNeitherResolvedNorKeptAsTheNewest() {
        Digest own = CareSteps.digest(
                abroad,
                abroad.run(Pipeline.define("first", p -> p.add(new CareSteps.Letters(1))))
                        .orThrow()
                        .id(),
                "letters");

        abroad.care().importRun(archive);

        assertThat(abroad.catalog().producedBy("first", String.class))
                .extracting(ArtifactRecord::digest)
                .containsExactly(own);
        assertThat(abroad.care().plan(Retention.minimal()).stays()).containsEntry(own, Reason.NEWEST);
        home.care().exportRun(home.runs(2).get(1).id(), directory.resolve("first.zip"));
        abroad.care().importRun(directory.resolve("first.zip"));
        assertThat(abroad.catalog().producedBy("first", String.class))
                .extracting(ArtifactRecord::digest)
                .containsExactly(CareSteps.digest(home, run.id(), "letters"), own);
    }

    @Test
    void whatWasCollectedHereComesBack() {
        home.run(letters(MANY + 1)).orThrow();
        home.run(Pipeline.define("first", p -> p.add(new CareSteps.Letters(MANY + 1))))
                .orThrow();
        assertThat(home.care().collect(Retention.minimal()).goes()).hasSize(2);

        assertThat(home.care().importRun(archive)).isEqualTo(new ImportReport(run.id(), 0, 2));

        assertThat(run.output("length", "integer", Integer.class)).isEqualTo(MANY);
        assertThat(CareSteps.isSpotless(home.verify())).as(home.verify().text()).isTrue();
    }

    @Test
    void whatARunDidNotBringIsKnownAndIsNotToBeHad() throws IOException {
        Path other = directory.resolve("other.zip");
        RunReport next = home.run(Pipeline.define(
                        "next", p -> p.add("again", new CareSteps.Length(p.add("text", new CareSteps.Letters(MANY))))))
                .orThrow();
        home.care().exportRun(next.id(), other);

        abroad.care().importRun(other);

        assertThat(CareSteps.isSpotless(abroad.verify()))
                .as(abroad.verify().text())
                .isTrue();
    }

    @Test
    void equalRunsGiveEqualArchives() throws IOException {
        home.care().exportRun(run.id(), directory.resolve("again.zip"));

        assertThat(directory.resolve("again.zip")).hasSameBinaryContentAs(archive);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void anotherRunOfTheSameIdIsNotMixedWithIt() {
        append(
                new Event.RunStarted(run.id(), "q", "owner", "{}", "host", Map.of(), Instant.EPOCH),
                new Event.RunFinished(run.id(), State.SUCCEEDED, Map.of(), Instant.EPOCH));

        assertThatThrownBy(() -> abroad.care().importRun(archive))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nothing was changed: there is another run '%s' here already: one of pipeline 'q'"
                        .formatted(run.id()));
    }

    @Test
    void aRunThatIsNotToBeHadIsNotExported() {
        append(new Event.RunStarted("running", "p", "owner", "{}", "host", Map.of(), Instant.EPOCH));
        assertThatThrownBy(() -> abroad.care().exportRun("running", directory.resolve("x.zip")))
                .hasMessage("Run 'running' is running. Wait for its end, then export it.");
        assertThatThrownBy(() -> abroad.care().exportRun("nobody", directory.resolve("x.zip")))
                .hasMessageContaining("has no run 'nobody'");
        assertThatThrownBy(() -> home.care().exportRun(run.id(), archive))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("exists already");
        home.run(letters(MANY + 1)).orThrow();
        home.run(Pipeline.define("first", p -> p.add(new CareSteps.Letters(MANY + 1))))
                .orThrow();
        home.care().collect(Retention.minimal());
        assertThatThrownBy(() -> home.care().exportRun(run.id(), directory.resolve("x.zip")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("deleted by garbage collection");
        assertThat(directory.resolve("x.zip")).doesNotExist();
    }

    private void append(Event... events) {
        abroad.metadata().append(List.of(events)).toCompletableFuture().join();
    }
}
