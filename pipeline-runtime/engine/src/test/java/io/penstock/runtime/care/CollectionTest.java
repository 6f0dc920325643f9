package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.flow.LatestArtifact;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CareSteps.HandClock;
import io.penstock.runtime.care.CareSteps.Late;
import io.penstock.runtime.care.CareSteps.Letters;
import io.penstock.runtime.care.CollectionReport.Item;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.explain.Explanation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionTest {

    @TempDir
    private Path directory;

    private final HandClock clock = new HandClock();
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.builder(directory).clock(clock).open();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void whatNobodyNeedsIsDeletedAndWhatIsKnownOfItStays() {
        RunReport old = run(letters(MANY));
        RunReport young = run(letters(MANY + 1));

        CollectionReport report = workspace.care().collect(Retention.minimal());

        assertThat(report.goes()).extracting(Item::digest).containsExactlyInAnyOrderElementsOf(outputs(old));
        assertThat(report.goes()).extracting(Item::node).containsExactlyInAnyOrder("letters", "length");
        assertThat(report.bytes()).isGreaterThan(MANY);
        assertThat(report.stays())
                .containsOnlyKeys(outputs(young))
                .containsValue(Reason.NEWEST)
                .doesNotContainValue(Reason.YOUNG);
        assertThat(stored(digest(old, "letters"))).doesNotExist();
        assertThat(stored(digest(young, "letters"))).exists();
        assertThat(directory.resolve("removed")).isEmptyDirectory();
        assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
        assertThat(workspace.lineage().producers(digest(old, "length"))).hasSize(1);
    }

    @Test
    void aPlanSaysTheSameAndChangesNothing() {
        RunReport old = run(letters(MANY));
        run(letters(MANY + 1));

        CollectionReport plan = workspace.care().plan(Retention.minimal());

        assertThat(plan.dryRun()).isTrue();
        assertThat(stored(digest(old, "letters"))).exists();
        assertThat(run(letters(MANY)).node("letters").outcome()).isInstanceOf(Outcome.Cached.class);
        assertThat(plan.text()).startsWith("2 artifacts of 100").contains("would be deleted, 2 stay.\n2: the newest");
        run(letters(MANY + 1));
        CollectionReport done = workspace.care().collect(Retention.minimal());
        assertThat(done.goes()).containsExactlyInAnyOrderElementsOf(plan.goes());
        assertThat(done.stays()).isEqualTo(plan.stays());
        assertThat(done.text()).contains("were deleted");
    }

    @Test
    void whoReadsWhatWasCollectedIsToldSo() {
        RunReport old = run(letters(MANY));
        ArtifactRecord text = record(old, "letters", "java.lang.String");
        ArtifactRecord number = record(old, "length", "java.lang.Integer");
        run(letters(MANY + 1));
        workspace.care().collect(Retention.minimal());

        assertThatThrownBy(() -> workspace.read(text, String.class))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Artifact %s was deleted by garbage collection at '2026-05-01T12:00:00Z'. Run the pipeline again, which makes it again.",
                        text.digest().brief());
        assertThatThrownBy(() -> workspace.read(number, Integer.class)).hasMessageContaining("by garbage collection");
        assertThatThrownBy(() -> workspace.ledger().pin(text.digest(), "me"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be pinned: garbage collection gave it up");
        assertThatThrownBy(() -> workspace.replay(old.id(), letters(MANY), options -> options.from("length")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("garbage collection deleted it");
    }

    @Test
    void whatWasCollectedIsMadeAgainWhenARunNeedsIt() {
        RunReport old = run(letters(MANY));
        run(letters(MANY + 1));
        workspace.care().collect(Retention.minimal());

        RunReport again = run(letters(MANY));

        assertThat(again.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
        assertThat(workspace.explain(again.id(), "letters").cause()).isEqualTo(Explanation.Cause.AGAIN);
        assertThat(workspace.explain(again.id(), "letters").verdict())
                .isEqualTo(
                        "'letters' ran again: Artifact %s of 'letters/string' was deleted by garbage collection at '2026-05-01T12:00:00Z'.",
                        digest(old, "letters").brief());
        assertThat(workspace.explain(again.id(), "length").verdict())
                .contains(digest(old, "length").brief(), "by garbage collection");
        assertThat(outputs(again)).isEqualTo(outputs(old));
        assertThat(again.output("length", "integer", Integer.class)).isEqualTo(MANY);
        assertThat(workspace.metadata().givenUp().all()).isEmpty();
        assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
    }

    @Test
    void resolversPassByWhatWasCollected() {
        RunReport old = run(Pipeline.define("p", p -> p.add(new Letters(MANY))));
        run(Pipeline.define("p", p -> p.add(new Letters(MANY + 1))));
        workspace.care().collect(Retention.minimal());

        RunReport found = run(
                Pipeline.define("q", p -> p.add(new CareSteps.Length(p.add(LatestArtifact.of("p", String.class))))));

        assertThat(found.output("length", "integer", Integer.class)).isEqualTo(MANY + 1);
        assertThat(workspace.catalog().producedBy("p", String.class)).hasSize(1);
        assertThat(workspace.catalog().withDigest(String.class, digest(old, "letters")))
                .isEmpty();
    }

    @Test
    void whatARunFoundBeforeStaysWhileItRuns() throws InterruptedException {
        RunReport old = run(letters(MANY));
        run(letters(MANY + 1));
        RunHandle running = workspace.start(Pipeline.define("late", p -> p.add(new Late(p.add(new Letters(MANY)), 0))));
        Late.BEGUN[0].await();

        CollectionReport report = workspace.care().collect(Retention.minimal());

        assertThat(report.goes()).extracting(Item::node).containsExactly("length");
        assertThat(report.stays()
                        .get(digest(old, "letters"))) // what was found may be written down after the plan was made
                .isIn(Reason.RUNNING, Reason.NEEDED_MEANWHILE);
        Late.GO[0].countDown();
        RunReport ended = running.report().toCompletableFuture().join().orThrow();
        assertThat(ended.output("late", "integer", Integer.class)).isEqualTo(MANY);
        assertThat(ended.node("letters").outcome()).isInstanceOf(Outcome.Cached.class);
    }

    @Test
    void whoPublishesWhatIsGivenUpAndStillThereTakesItBack() {
        RunReport old = run(letters(MANY));
        Digest text = digest(old, "letters");
        workspace.metadata().givenUp().add(List.of(text), clock.instant());

        RunReport again = run(letters(MANY));

        assertThat(again.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
        assertThat(workspace.metadata().givenUp().all()).isEmpty();
        workspace.metadata().givenUp().delete(List.of(text), digest -> {
            throw new IllegalStateException("it was taken back");
        });
        assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
    }

    @Test
    void whatAProcessPublishedAndNeverSaidSoGoes() throws Exception {
        run(letters(MANY));
        Path orphan = directory.resolve("artifacts/00/" + "0".repeat(64));
        Files.createDirectories(orphan.resolve("files"));
        Files.writeString(orphan.resolve("files/x"), "x");

        CollectionReport report = workspace.care().collect(Retention.minimal());

        assertThat(report.goes()).singleElement().extracting(Item::pipeline).isEqualTo("");
        assertThat(orphan).doesNotExist();
        assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
    }

    @Test
    void aWorkspaceInMemoryIsCollectedToo() {
        try (Workspace memory = Workspace.inMemory()) {
            memory.run(letters(MANY)).orThrow();
            memory.run(letters(MANY + 1)).orThrow();

            assertThat(memory.care().collect(Retention.minimal()).goes()).hasSize(2);

            assertThat(CareSteps.isSpotless(memory.verify())).isTrue();
            RunReport again = memory.run(letters(MANY)).orThrow();
            assertThat(again.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
            assertThat(again.output("length", "integer", Integer.class)).isEqualTo(MANY);
        }
    }

    private RunReport run(Pipeline pipeline) {
        return workspace.run(pipeline).orThrow();
    }

    private Digest digest(RunReport run, String node) {
        return CareSteps.digest(workspace, run.id(), node);
    }

    private List<Digest> outputs(RunReport run) {
        return List.of(digest(run, "letters"), digest(run, "length"));
    }

    private ArtifactRecord record(RunReport run, String node, String type) {
        return workspace.metadata().artifact(type, digest(run, node)).orElseThrow();
    }

    private Path stored(Digest digest) {
        return directory
                .resolve("artifacts")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }
}
