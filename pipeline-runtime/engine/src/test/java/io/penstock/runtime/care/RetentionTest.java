package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.finished;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.artifact.Digest;
import io.penstock.model.BlessedModel;
import io.penstock.model.LatestBlessed;
import io.penstock.model.Model;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CareSteps.HandClock;
import io.penstock.runtime.care.CareSteps.Span;
import io.penstock.runtime.care.CollectionReport.Item;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.Usage;
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

/** What stays, and for which reason. */
class RetentionTest {

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

    private RunReport run(Pipeline pipeline) {
        return workspace.run(pipeline).orThrow();
    }

    private List<Digest> goes(Retention retention) {
        return workspace.care().plan(retention).goes().stream()
                .map(Item::digest)
                .toList();
    }

    private Digest digest(RunReport run, String node) {
        return CareSteps.digest(workspace, run.id(), node);
    }

    private List<Digest> outputs(RunReport run) {
        return List.of(digest(run, "letters"), digest(run, "length"));
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
