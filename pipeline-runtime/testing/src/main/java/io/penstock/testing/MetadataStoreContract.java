package io.penstock.testing;

import static io.penstock.testing.Happenings.NOON;
import static io.penstock.testing.Happenings.PIPELINE;
import static io.penstock.testing.Happenings.TYPE;
import static io.penstock.testing.Happenings.as;
import static io.penstock.testing.Happenings.began;
import static io.penstock.testing.Happenings.ended;
import static io.penstock.testing.Happenings.executed;
import static io.penstock.testing.Happenings.finished;
import static io.penstock.testing.Happenings.inline;
import static io.penstock.testing.Happenings.input;
import static io.penstock.testing.Happenings.output;
import static io.penstock.testing.Happenings.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MetadataStore} does. Extend it and open an empty store. */
public abstract class MetadataStoreContract {

    private MetadataStore store;

    /** Creates the test. */
    public MetadataStoreContract() {}

    /** Opens a store that is empty. */
    public abstract MetadataStore openEmpty();

    @BeforeEach
    final void open() {
        store = openEmpty();
    }

    @AfterEach
    final void close() {
        store.close();
    }

    @Test
    final void eventsComeBackAsTheyWereAppended() {
        List<Event> events = List.of(
                started("r1"), began("r1", "gen"), executed("r1", "gen", "k", "table"), ended("r1", State.SUCCEEDED));

        assertThat(append(events)).isEqualTo(4);

        assertThat(store.eventsAfter(0, 100)).extracting(Recorded::event).containsExactlyElementsOf(events);
        assertThat(store.eventsAfter(0, 100)).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    final void eventsAreReadInPages() {
        append(started("r1"), began("r1", "a"), began("r1", "b"), began("r1", "c"));

        assertThat(store.eventsAfter(1, 2)).extracting(Recorded::sequence).containsExactly(2L, 3L);
        assertThat(store.eventsAfter(4, 2)).isEmpty();
    }

    @Test
    final void everyProducerFindsItsEventsWhole() {
        append(started("r1"));
        List<CompletionStage<Long>> stages = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> store.append(List.of(began("r1", "n" + i), executed("r1", "n" + i, "k" + i, "c" + i))))
                .toList();
        List<Long> sequences = stages.stream().map(this::join).toList();

        assertThat(sequences).doesNotHaveDuplicates();
        for (long sequence : sequences) {
            List<Recorded> pair = store.eventsAfter(sequence - 2, 2);
            assertThat(((Event.ExecutionStarted) pair.get(0).event()).id())
                    .isEqualTo(((ExecutionFinished) pair.get(1).event()).id());
        }
        assertThat(store.executions("r1")).hasSize(500).allMatch(record -> record.finished()
                .isPresent());
    }

    @Test
    final void aRunGoesFromRunningToItsEnd() {
        append(started("r1"), started("r2"));
        assertThat(store.openRuns()).extracting(RunRecord::id).containsExactly("r1", "r2");

        append(ended("r1", State.FAILED));

        RunRecord run = store.run("r1").orElseThrow();
        assertThat(run)
                .isEqualTo(new RunRecord(
                        "r1",
                        1,
                        PIPELINE,
                        "owner-a",
                        "{\"epochs\":20}",
                        State.FAILED,
                        NOON,
                        Optional.of(NOON.plusSeconds(60)),
                        Map.of("observed", "degraded")));
        assertThat(store.openRuns()).extracting(RunRecord::id).containsExactly("r2");
        assertThat(store.runs(10)).extracting(RunRecord::number).containsExactly(2L, 1L);
        assertThat(store.runs(1)).extracting(RunRecord::id).containsExactly("r2");
        assertThat(store.run("r3")).isEmpty();
    }

    @Test
    final void aRunThatCameInPartStandsBehindAllOthers() {
        append(started("r1"), started("r2"), started("r3"));
        append(new Event.RunFinished("r2", State.FAILED, Map.of(RunRecord.IMPORTED, "whole"), NOON));
        append(new Event.RunFinished("r3", State.FAILED, Map.of(RunRecord.IMPORTED, RunRecord.IN_PART), NOON));

        assertThat(store.runs(10)).extracting(RunRecord::id).containsExactly("r2", "r1", "r3");
        assertThat(store.runs(2)).extracting(RunRecord::id).containsExactly("r2", "r1");
        assertThat(store.runs(3)).last().matches(RunRecord::cameInPart);
    }

    @Test
    final void aRunThatEndedCanBeTakenUpByAnotherOwner() {
        append(started("r1", "owner-a"), ended("r1", State.FAILED));
        append(started("r1", "owner-b"));

        RunRecord run = store.run("r1").orElseThrow();
        assertThat(run.state()).isEqualTo(State.RUNNING);
        assertThat(run.owner()).isEqualTo("owner-b");
        assertThat(run.number()).isEqualTo(1);
        assertThat(run.finished()).isEmpty();
    }

    @Test
    final void impossibleStepsAreRefusedAndLeaveNothing() {
        append(started("r1"));

        assertRefused("'r1' cannot start", began("r1", "gen"), started("r1"));
        assertRefused("'r2' cannot end", ended("r2", State.SUCCEEDED));
        assertRefused("'r2' is not known", executed("r2", "gen", "k", "table"));

        assertThat(store.eventsAfter(0, 10)).hasSize(1);
        assertThat(append(began("r1", "gen"))).isEqualTo(2);
    }

    @Test
    final void aRefusedAppendDoesNotHarmItsNeighbours() {
        append(started("r1"));
        List<CompletionStage<Long>> stages = IntStream.range(0, 100)
                .mapToObj(i -> store.append(List.of(began(i % 10 == 0 ? "unknown" : "r1", "n" + i))))
                .toList();

        assertThat(stages.stream().filter(this::isStored)).hasSize(90);
        assertThat(store.executions("r1")).hasSize(90);
    }

    @Test
    final void executionsShowWhatBeganAndWhatOfItEnded() {
        ExecutionFinished gen = executed("r1", "gen", "k", "table");
        ExecutionFinished skipped = finished("r1", "late", Outcome.SKIPPED, "s", List.of(), List.of());
        append(
                started("r1"),
                began("r1", "gen"),
                began("r1", "train"),
                gen,
                skipped,
                started("r2"),
                began("r2", "gen"));

        assertThat(store.executions("r1"))
                .containsExactly(
                        new ExecutionRecord(gen.id(), gen.startedAt(), Optional.of(gen)),
                        new ExecutionRecord(ExecutionId.first("r1", "train"), NOON.plusNanos(1), Optional.empty()),
                        new ExecutionRecord(skipped.id(), skipped.startedAt(), Optional.of(skipped)));
        assertThat(store.executions("r3")).isEmpty();
    }

    @Test
    final void attemptsAndItemsOfANodeAreExecutionsOfTheirOwn() {
        ExecutionId second = new ExecutionId("r1", "gen", "", 2);
        ExecutionId item = new ExecutionId("r1", "gen", "3", 1);
        append(
                started("r1"),
                began("r1", "gen"),
                new Event.ExecutionStarted(second, NOON),
                new Event.ExecutionStarted(item, NOON));

        assertThat(store.executions("r1"))
                .extracting(ExecutionRecord::id)
                .containsExactly(ExecutionId.first("r1", "gen"), second, item);
    }

    @Test
    final void aKeyFindsTheNewestExecutionThatRan() {
        ExecutionFinished newest = executed("r2", "gen", "k", "table");
        append(started("r1"), executed("r1", "gen", "k", "table"), started("r2"), newest);
        append(finished("r2", "other", Outcome.CACHED, "k", List.of(), List.of(output("table", Optional.empty()))));
        append(finished("r2", "bad", Outcome.FAILED, "f", List.of(), List.of()));

        assertThat(store.finishedWithKey(Digest.of("k"))).contains(newest);
        assertThat(store.finishedWithKey(Digest.of("f"))).isEmpty();
        assertThat(store.finishedWithKey(Digest.of("unknown"))).isEmpty();
    }

    @Test
    final void anInvalidatedKeyIsForgottenUntilItIsComputedAgain() {
        append(started("r1"), executed("r1", "gen", "k", "table"), executed("r1", "b", "k2", "table"));

        store.invalidate(Digest.of("k"));
        assertThat(store.finishedWithKey(Digest.of("k"))).isEmpty();
        assertThat(store.finishedWithKey(Digest.of("k2"))).isPresent();

        ExecutionFinished again = executed("r1", "c", "k", "table");
        append(again);
        assertThat(store.finishedWithKey(Digest.of("k"))).contains(again);
        assertThat(store.executions("r1")).hasSize(3);
    }

    @Test
    final void theExecutionsOfANodeComeNewestFirst() {
        append(started("r1"), executed("r1", "gen", "k1", "a"), executed("r1", "other", "k2", "b"));
        append(started("r2"), executed("r2", "gen", "k3", "c"), ended("r2", State.SUCCEEDED));

        assertThat(store.finishedOf(PIPELINE, "gen", 10))
                .extracting(event -> event.id().run())
                .containsExactly("r2", "r1");
        assertThat(store.finishedOf(PIPELINE, "gen", 1)).hasSize(1);
        assertThat(store.finishedOf("other", "gen", 10)).isEmpty();
    }

    @Test
    final void theNewestEndOfANodeThatIsGoodIsFoundBehindAnyNumberOfOthers() {
        ExecutionFinished good = executed("r1", "gen", "k1", "a");
        append(started("r1"), good, started("r2"));
        append(finished("r2", "gen", Outcome.FAILED, "k2", List.of(), List.of()), executed("r2", "other", "k3", "b"));

        assertThat(store.endedWell(PIPELINE, "gen")).contains(good);
        assertThat(store.endedWell("other", "gen")).isEmpty();
        assertThat(store.endedWell(PIPELINE, "never")).isEmpty();
    }

    @Test
    final void anArtifactIsListedOnceWithItsFirstRunAndItsNewestPlace() {
        append(started("r1"), executed("r1", "gen", "k1", "a"), executed("r1", "gen", "k2", "b"));
        append(
                started("r2"),
                finished("r2", "gen", Outcome.CACHED, "k1", List.of(), List.of(output("a", Optional.empty()))));

        List<ArtifactRecord> found = store.artifactsOf(PIPELINE, TYPE);
        assertThat(found).extracting(ArtifactRecord::digest).containsExactly(Digest.of("a"), Digest.of("b"));
        ArtifactRecord newest = found.get(0);
        assertThat(newest.run()).isEqualTo("r1");
        assertThat(newest.sequence()).isEqualTo(5);
        assertThat(newest.created()).isEqualTo(NOON.plusSeconds(5));
        assertThat(newest.properties()).containsEntry("span", "7");
        assertThat(store.artifact(TYPE, Digest.of("a"))).contains(newest);
        assertThat(store.artifact("other", Digest.of("a"))).isEmpty();
        assertThat(store.artifactsOf(PIPELINE, "other")).isEmpty();
    }

    @Test
    final void whatCameInPartIsNoArtifactOfItsPipelineUntilItsRunCameAsAWhole() {
        append(started("r1"), executed("r1", "gen", "k1", "a"), executed("r1", "gen", "k2", "b"), started("r2"));
        append(new Event.RunFinished("r2", State.SUCCEEDED, Map.of(RunRecord.IMPORTED, RunRecord.IN_PART), NOON));

        append(executed("r2", "gen", "k1", "a"), executed("r2", "gen", "k3", "c"), executed("r2", "late", "k4", "d"));

        assertThat(store.artifactsOf(PIPELINE, TYPE))
                .extracting(ArtifactRecord::digest)
                .containsExactly(Digest.of("b"), Digest.of("a"));
        assertThat(store.artifact(TYPE, Digest.of("c"))).isPresent();
        assertThat(store.endedWell(PIPELINE, "gen")).map(end -> end.id().run()).contains("r1");
        assertThat(store.endedWell(PIPELINE, "late")).isEmpty();

        append(executed("r1", "gen", "k3", "c"));
        assertThat(store.artifactsOf(PIPELINE, TYPE))
                .extracting(ArtifactRecord::digest)
                .containsExactly(Digest.of("c"), Digest.of("b"), Digest.of("a"));

        append(started("r2"), new Event.RunFinished("r2", State.SUCCEEDED, Map.of(RunRecord.IMPORTED, "whole"), NOON));
        assertThat(store.artifactsOf(PIPELINE, TYPE))
                .extracting(ArtifactRecord::digest)
                .contains(Digest.of("d"));
        assertThat(store.endedWell(PIPELINE, "late")).isPresent();
    }

    @Test
    final void aWithheldOutputIsNoArtifact() {
        Event.OutputRecord withheld = new Event.OutputRecord(
                "out", TYPE, Optional.empty(), "3 of 5 gates failed", 0, Optional.empty(), Map.of());
        ExecutionFinished gate = finished("r1", "gate", Outcome.EXECUTED, "k", List.of(), List.of(withheld));
        append(started("r1"), gate);

        assertThat(store.finishedWithKey(Digest.of("k"))).contains(gate);
        assertThat(store.artifactsOf(PIPELINE, TYPE)).isEmpty();
    }

    @Test
    final void whoReadAnArtifactIsKnown() {
        ExecutionFinished train = finished("r1", "train", Outcome.EXECUTED, "k2", List.of(input("a")), List.of());
        append(started("r1"), executed("r1", "gen", "k1", "a"), train);

        assertThat(store.readersOf(Digest.of("a"))).containsExactly(train);
        assertThat(store.readersOf(Digest.of("b"))).isEmpty();
    }

    @Test
    final void theNewestEndOfAnElementIsFound() {
        ExecutionFinished first = executed("r1", "gen", "k1", "a");
        ExecutionFinished second = as(new ExecutionId("r1", "gen", "", 2), first);
        ExecutionFinished item = as(new ExecutionId("r1", "gen", "7", 1), first);
        append(
                started("r1"),
                first,
                second,
                item,
                began("r1", "late"),
                started("r2"),
                executed("r2", "gen", "k2", "b"));

        assertThat(store.finished("r1", "gen", "")).contains(second);
        assertThat(store.finished("r1", "gen", "7")).contains(item);
        assertThat(store.finished("r1", "late", "")).isEmpty();
        assertThat(store.finished("r3", "gen", "")).isEmpty();
    }

    @Test
    final void inlineContentIsStoredWithItsExecutionAndReadApart() {
        append(started("r1"), finished("r1", "gen", Outcome.EXECUTED, "k", List.of(), List.of(inline("{\"x\":1}"))));

        assertThat(store.inline(Digest.of("{\"x\":1}")))
                .hasValueSatisfying(content -> assertThat(content).asString().isEqualTo("{\"x\":1}"));
        assertThat(store.inline(Digest.of("other"))).isEmpty();
        assertThat(store.finishedWithKey(Digest.of("k")).orElseThrow().outputs())
                .containsExactly(output("{\"x\":1}", Optional.empty()));
    }

    @Test
    final void onlyTheOpenRunsOfALostOwnerAreInterrupted() {
        append(started("r1", "lost"), started("r2", "lost"), started("r3", "alive"), ended("r2", State.SUCCEEDED));

        assertThat(store.interrupt("lost", NOON)).containsExactly("r1");
        assertThat(store.interrupt("lost", NOON)).isEmpty();

        assertThat(store.run("r1").orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(store.run("r2").orElseThrow().state()).isEqualTo(State.SUCCEEDED);
        assertThat(store.run("r3").orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(store.eventsAfter(4, 10))
                .extracting(Recorded::event)
                .containsExactly(new Event.RunFinished("r1", State.INTERRUPTED, Map.of(), NOON));
    }

    @Test
    final void whoReactsToAnAppendMayUseTheStore() {
        CompletionStage<Boolean> reaction = store.append(List.of(started("r1"), executed("r1", "gen", "k", "a")))
                .thenApply(sequence -> {
                    store.invalidate(Digest.of("k"));
                    return store.finishedWithKey(Digest.of("k")).isEmpty();
                });

        assertThat(reaction.toCompletableFuture().join()).isTrue();
    }

    @Test
    final void aClosedStoreSaysSo() {
        store.close();

        assertThatThrownBy(() -> store.runs(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.append(List.of(started("r1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private long append(Event... events) {
        return append(List.of(events));
    }

    private long append(List<Event> events) {
        return join(store.append(events));
    }

    private long join(CompletionStage<Long> stage) {
        return stage.toCompletableFuture().join();
    }

    private boolean isStored(CompletionStage<Long> stage) {
        return stage.handle((sequence, failure) -> failure == null)
                .toCompletableFuture()
                .join();
    }

    private void assertRefused(String message, Event... events) {
        assertThatThrownBy(() -> append(events))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
