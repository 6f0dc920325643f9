package io.penstock.testing;

import static io.penstock.testing.Happenings.NOON;
import static io.penstock.testing.Happenings.PIPELINE;
import static io.penstock.testing.Happenings.TYPE;
import static io.penstock.testing.Happenings.at;
import static io.penstock.testing.Happenings.executed;
import static io.penstock.testing.Happenings.finished;
import static io.penstock.testing.Happenings.inline;
import static io.penstock.testing.Happenings.input;
import static io.penstock.testing.Happenings.output;
import static io.penstock.testing.Happenings.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.MetadataStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MetadataStore} answers of who wrote and read what. Extend it and open an empty store. */
public abstract class LineageContract {

    private static final long ALL = Long.MAX_VALUE;

    private MetadataStore store;

    /** Creates the test. */
    public LineageContract() {}

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
    final void onlyWhatWasExecutedWroteAnArtifact() {
        append(started("r1"), executed("r1", "gen", "k1", "a"), executed("r1", "copy", "k2", "a"));
        append(finished("r1", "cached", Outcome.CACHED, "k1", List.of(), List.of(output("a", Optional.empty()))));
        append(executed("r1", "other", "k3", "b"));

        assertThat(nodes(store.writers(artifacts("a"), ALL, Set.of()))).containsExactly("gen", "copy");
        assertThat(nodes(store.writers(artifacts("b", "a", "unknown"), ALL, Set.of())))
                .containsExactly("gen", "copy", "other");
    }

    @Test
    final void onlyWhatRanReadAnArtifact() {
        append(started("r1"));
        for (Outcome outcome : Outcome.values()) {
            append(finished("r1", outcome.name(), outcome, "k", List.of(input("a"), input("a")), List.of()));
        }

        assertThat(nodes(store.readers(artifacts("a"), ALL, Set.of()))).containsExactly("EXECUTED", "FAILED");
        assertThat(store.readersOf(Digest.of("a"))).hasSize(Outcome.values().length);
    }

    @Test
    final void readersAndWritersAreThoseUpToAPlaceThatAreNotKnown() {
        append(started("r1"), executed("r1", "gen", "k1", "a"), executed("r1", "copy", "k2", "a"));

        assertThat(nodes(store.writers(artifacts("a"), 2, Set.of()))).containsExactly("gen");
        assertThat(nodes(store.writers(artifacts("a"), ALL, Set.of(2L)))).containsExactly("copy");
        assertThat(store.writers(Set.of(), ALL, Set.of())).isEmpty();
    }

    @Test
    final void manyArtifactsAreLookedUpAtOnce() {
        append(started("r1"));
        List<Event> gens = IntStream.range(0, 300)
                .<Event>mapToObj(i -> executed("r1", "gen" + i, "k" + i, "c" + i))
                .toList();
        append(gens);

        List<Digest> asked =
                IntStream.range(0, 300).mapToObj(i -> Digest.of("c" + i)).toList();
        assertThat(store.writers(asked, ALL, Set.of())).hasSize(300);
    }

    @Test
    final void theLinksOfAnExecutionAreItsArtifacts() {
        Event.OutputRecord withheld =
                new Event.OutputRecord("extra", TYPE, Optional.empty(), "no", 0, Optional.empty(), Map.of());
        ExecutionFinished train =
                finished("r1", "train", Outcome.EXECUTED, "k", List.of(input("a")), List.of(withheld, inline("b")));
        append(started("r1"), train);

        ExecutionLinks links = store.links(train.id()).orElseThrow();
        assertThat(links)
                .isEqualTo(new ExecutionLinks(
                        2,
                        train.id(),
                        PIPELINE,
                        Outcome.EXECUTED,
                        train.at(),
                        List.of(new ExecutionLinks.Link("tables[0]", TYPE, Digest.of("a"))),
                        List.of(new ExecutionLinks.Link("out", TYPE, Digest.of("b")))));
        assertThat(store.readers(artifacts("a"), ALL, Set.of())).containsExactly(links);
        assertThat(store.writers(artifacts("b"), ALL, Set.of())).containsExactly(links);
        assertThat(store.links(new ExecutionId("r1", "train", "", 2))).isEmpty();
    }

    @Test
    final void aMomentIsAPlaceInTheSequenceWhateverTheClocksDid() {
        ExecutionFinished some = executed("r1", "gen", "k", "a");
        append(started("r1"), at(NOON, some), at(NOON.plusSeconds(20), some), at(NOON.plusSeconds(10), some));
        append(at(NOON.plusSeconds(30), some));

        assertThat(store.sequenceAt(NOON.minusNanos(1))).isZero();
        assertThat(store.sequenceAt(NOON)).isEqualTo(2);
        assertThat(store.sequenceAt(NOON.plusSeconds(9))).isEqualTo(2);
        assertThat(store.sequenceAt(NOON.plusSeconds(10))).isEqualTo(4); // the third had happened before the fourth
        assertThat(store.sequenceAt(NOON.plusSeconds(99))).isEqualTo(5);
    }

    private static List<String> nodes(List<ExecutionLinks> executions) {
        return executions.stream().map(execution -> execution.id().node()).toList();
    }

    private static Set<Digest> artifacts(String... contents) {
        return Arrays.stream(contents).map(Digest::of).collect(Collectors.toSet());
    }

    private void append(Event... events) {
        append(List.of(events));
    }

    private void append(List<Event> events) {
        store.append(events).toCompletableFuture().join();
    }
}
