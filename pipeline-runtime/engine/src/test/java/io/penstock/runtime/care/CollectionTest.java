package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.finished;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.flow.LatestArtifact;
import io.penstock.model.BlessedModel;
import io.penstock.model.LatestBlessed;
import io.penstock.model.Model;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CareSteps.HandClock;
import io.penstock.runtime.care.CareSteps.Late;
import io.penstock.runtime.care.CareSteps.Letters;
import io.penstock.runtime.care.CareSteps.Span;
import io.penstock.runtime.care.CollectionReport.Item;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.explain.Explanation;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void runsStayByAgeAndByNumber() {
        RunReport first = run(letters(MANY));
        clock.forward(Duration.ofDays(2));
        RunReport second = run(letters(MANY + 1));
        clock.forward(Duration.ofDays(2));
        run(letters(MANY + 2));

        assertThat(goes(Retention.minimal().lastRuns(3))).isEmpty();
        assertThat(goes(Retention.minimal().youngerThan(Duration.ofDays(5)))).isEmpty();
        assertThat(goes(Retention.minimal().lastRuns(2))).containsExactlyInAnyOrderElementsOf(outputs(first));
        assertThat(goes(Retention.minimal().youngerThan(Duration.ofDays(3))))
                .containsExactlyInAnyOrderElementsOf(outputs(first));
        List<Digest> both = new ArrayList<>(outputs(first));
        both.addAll(outputs(second));
        assertThat(goes(Retention.minimal().lastRuns(1))).containsExactlyInAnyOrderElementsOf(both);
        run(letters(MANY)); // finds the first ones in the cache
        assertThat(goes(Retention.minimal().lastRuns(2))).containsExactlyInAnyOrderElementsOf(outputs(second));
    }

    @Test
    void whatIsPinnedStays() {
        RunReport old = run(letters(MANY));
        run(letters(MANY + 1));
        workspace.ledger().pin(digest(old, "letters"), "registry");

        CollectionReport report = workspace.care().collect(Retention.minimal());

        assertThat(report.goes()).extracting(Item::node).containsExactly("length");
        assertThat(report.stays()).containsEntry(digest(old, "letters"), Reason.PINNED);
    }

    @Test
    void blessedModelsStayWithWhatTheyWereMadeFromUnlessThatIsGivenAway() {
        bless(1);
        bless(2);

        assertThat(workspace.care().plan(Retention.minimal()).staying())
                .isEqualTo(Map.of(Reason.BLESSED, 4L, Reason.LINEAGE, 1L, Reason.NEWEST, 1L));
        assertThat(goes(Retention.minimal().withoutLineage())).containsExactly(Digest.of("data 1"));
    }

    @Test
    void aRunThatBrokeOffStaysUntilALaterOneHasSucceeded() {
        RunReport interrupted = run(letters(MANY));
        run(letters("q", MANY)); // has the same, and stays no longer than it
        run(letters("p", MANY + 1));
        run(letters("q", MANY + 1));
        append(
                new Event.RunStarted("broken", "p", "gone", "{}", "host", Map.of(), clock.instant()),
                finished(workspace, interrupted.id(), "letters", "broken"),
                new Event.RunFinished("broken", State.INTERRUPTED, Map.of(), clock.instant()));
        run(letters("p", MANY + 1));

        assertThat(workspace.care().plan(Retention.minimal()).stays())
                .doesNotContainKey(digest(interrupted, "letters"));
        append(
                new Event.RunStarted("last", "p", "gone", "{}", "host", Map.of(), clock.instant()),
                finished(workspace, interrupted.id(), "letters", "last"),
                new Event.RunFinished("last", State.INTERRUPTED, Map.of(), clock.instant()));
        run(letters("r", MANY + 1));
        assertThat(workspace.care().plan(Retention.minimal()).stays())
                .containsEntry(digest(interrupted, "letters"), Reason.RESUMABLE);
    }

    @Test
    void theNewestOfEachSpanStaysOrOfAsManyAsAsked() {
        for (int span : List.of(9, 10, 11)) {
            run(Pipeline.define("spans", p -> p.add(new Span(span))));
        }

        assertThat(goes(Retention.minimal())).isEmpty();
        assertThat(workspace.care().collect(Retention.minimal().lastSpans(2)).goes())
                .extracting(Item::digest)
                .hasSize(1);
        assertThat(workspace.catalog().producedBy("spans", String.class))
                .extracting(artifact -> artifact.properties().get("span"))
                .containsExactly("11", "10");
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

    private List<Digest> goes(Retention retention) {
        return workspace.care().plan(retention).goes().stream()
                .map(Item::digest)
                .toList();
    }

    private Digest digest(RunReport run, String node) {
        return CareSteps.finished(workspace, run.id(), node)
                .outputs()
                .get(0)
                .digest()
                .orElseThrow();
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

    private void append(Event... events) {
        workspace.metadata().append(List.of(events)).toCompletableFuture().join();
    }

    /** A run that makes a model of data and blesses it, as far as the metadata knows. */
    private void bless(int number) {
        String run = "run " + number;
        Digest model = Digest.of("model " + number);
        append(
                new Event.RunStarted(run, "tips", "gone", "{}", "host", Map.of(), clock.instant()),
                made(run, "data", Optional.empty(), "Data", Digest.of("data " + number), Map.of()),
                made(run, "train", Optional.of(Digest.of("data " + number)), Model.class.getName(), model, Map.of()),
                made(
                        run,
                        "gate",
                        Optional.of(model),
                        BlessedModel.class.getName(),
                        Digest.of("blessed " + number),
                        Map.of(LatestBlessed.MODEL_PROPERTY, model.text())),
                new Event.RunFinished(run, State.SUCCEEDED, Map.of(), clock.instant()));
    }

    private ExecutionFinished made(
            String run,
            String node,
            Optional<Digest> input,
            String type,
            Digest output,
            Map<String, String> properties) {
        return new ExecutionFinished(
                ExecutionId.first(run, node),
                "tips",
                Event.Outcome.EXECUTED,
                "",
                Optional.of(Digest.of(run + node)),
                Map.of(),
                "",
                input.map(digest -> List.of(new InputRecord("in", "before", "out", "Data", Optional.of(digest))))
                        .orElse(List.of()),
                List.of(new OutputRecord("out", type, Optional.of(output), "", 1, Optional.empty(), properties)),
                "",
                Usage.NONE,
                clock.instant(),
                clock.instant());
    }

    /** The same end as that of a node in a run, in another run. */
    private static ExecutionFinished finished(Workspace workspace, String run, String node, String other) {
        ExecutionFinished end = CareSteps.finished(workspace, run, node);
        return new ExecutionFinished(
                ExecutionId.first(other, node),
                end.pipeline(),
                Event.Outcome.CACHED,
                "",
                end.key(),
                end.keyParts(),
                "",
                end.inputs(),
                end.outputs(),
                "",
                Usage.NONE,
                end.startedAt(),
                end.at());
    }
}
