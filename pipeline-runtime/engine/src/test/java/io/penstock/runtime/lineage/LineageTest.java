package io.penstock.runtime.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.runtime.lineage.LineageGraph.Edge;
import io.penstock.runtime.lineage.LineageGraph.Role;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The graph of most tests: {@code raw -> clean -> (left, right) -> both}, each made by the node that begins with 'make'. */
class LineageTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final MetadataStore store = new InMemoryMetadataStore();
    private final Lineage lineage = Lineage.of(store);
    private Instant now = NOON;

    @BeforeEach
    void fill() {
        append(new Event.RunStarted("r1", "taxi", "owner", "{}", "host", Map.of(), NOON));
        append(new Event.RunStarted("r2", "other", "owner", "{}", "host", Map.of(), NOON));
        executed("make-raw", List.of(), "raw");
        executed("make-clean", List.of("raw"), "clean");
        executed("make-left", List.of("clean"), "left");
        executed("make-right", List.of("clean"), "right");
        executed("make-both", List.of("left", "right"), "both");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void upstreamIsAllThatAnArtifactCameOf() {
        LineageGraph graph = lineage.upstream(digest("left"), Lineage.UNLIMITED);

        assertThat(graph.artifacts()).containsExactly(digest("left"), digest("clean"), digest("raw"));
        assertThat(nodes(graph)).containsExactly("make-left", "make-clean", "make-raw");
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        edge(Role.WROTE, "make-left", "left"),
                        edge(Role.READ, "make-left", "clean"),
                        edge(Role.WROTE, "make-clean", "clean"),
                        edge(Role.READ, "make-clean", "raw"),
                        edge(Role.WROTE, "make-raw", "raw"));
    }

    @Test
    void downstreamIsAllThatCameOfAnArtifact() {
        LineageGraph graph = lineage.downstream(digest("clean"), Lineage.UNLIMITED);

        assertThat(graph.artifacts()).containsExactly(digest("clean"), digest("left"), digest("right"), digest("both"));
        assertThat(nodes(graph)).containsExactly("make-left", "make-right", "make-both");
        assertThat(graph.edges()).hasSize(7); // 'make-both' and its two inputs and one output among them
    }

    @Test
    void depthCountsExecutions() {
        assertThat(nodes(lineage.upstream(digest("both"), 0))).isEmpty();
        assertThat(nodes(lineage.upstream(digest("both"), 1))).containsExactly("make-both");
        assertThat(lineage.upstream(digest("both"), 1).artifacts())
                .containsExactly(digest("both"), digest("left"), digest("right"));
        assertThat(nodes(lineage.downstream(digest("raw"), 2)))
                .containsExactly("make-clean", "make-left", "make-right");
    }

    @Test
    void anExecutionStandsInItsOwnGraph() {
        ExecutionId clean = ExecutionId.first("r1", "make-clean");

        assertThat(nodes(lineage.upstream(clean, 0))).containsExactly("make-clean");
        assertThat(lineage.upstream(clean, 0).artifacts()).containsExactly(digest("raw"));
        assertThat(nodes(lineage.upstream(clean, 1))).containsExactly("make-clean", "make-raw");
        assertThat(lineage.downstream(clean, 0).artifacts()).containsExactly(digest("clean"));
        assertThat(nodes(lineage.downstream(clean, 1))).containsExactly("make-clean", "make-left", "make-right");
    }

    @Test
    void whatIsNotKnownHasNoLineage() {
        assertThat(lineage.upstream(ExecutionId.first("r1", "never"), 1)).isEqualTo(LineageGraph.EMPTY);
        assertThat(lineage.upstream(digest("never"), 1).artifacts()).containsExactly(digest("never"));
        assertThat(lineage.path(digest("raw"), digest("never"))).isEmpty();
        assertThat(lineage.producers(digest("never"))).isEmpty();
    }

    @Test
    void aCachedExecutionIsRepresentedByTheOneThatRan() {
        end("r2", "again", Outcome.CACHED, List.of("raw"), "clean");

        assertThat(nodes(lineage.downstream(digest("raw"), 1))).containsExactly("make-clean");
        assertThat(nodes(lineage.upstream(digest("clean"), 1))).containsExactly("make-clean");
        assertThat(lineage.producers(digest("clean"))).hasSize(1);
    }

    @Test
    void aCachedExecutionThatIsAskedForStandsInItsGraph() {
        end("r2", "again", Outcome.CACHED, List.of("raw"), "clean");
        ExecutionId again = ExecutionId.first("r2", "again");

        LineageGraph up = lineage.upstream(again, Lineage.UNLIMITED);
        assertThat(nodes(up)).containsExactly("again", "make-raw");
        LineageGraph down = lineage.downstream(again, 1);
        assertThat(nodes(down)).containsExactly("again", "make-left", "make-right");
        assertThat(down.edges()).contains(new Edge(Role.FOUND, again, digest("clean"), "out", "T"));
    }

    @Test
    void whatFailedReadItsInputsAndWhatWasSkippedDidNot() {
        end("r1", "broken", Outcome.FAILED, List.of("both"));
        end("r1", "skipped", Outcome.SKIPPED, List.of("both"));

        assertThat(nodes(lineage.downstream(digest("both"), 1))).containsExactly("broken");
    }

    @Test
    void producersOfEqualContentAreFoundOverAllPipelines() {
        end("r2", "elsewhere", Outcome.EXECUTED, List.of(), "clean");

        assertThat(lineage.producers(digest("clean")))
                .extracting(node -> node.pipeline() + "/" + node.id().node())
                .containsExactly("taxi/make-clean", "other/elsewhere");
        assertThat(nodes(lineage.upstream(digest("left"), 2))).containsExactly("make-left", "make-clean", "elsewhere");
    }

    @Test
    void aPathIsAShortestOne() {
        executed("shortcut", List.of("clean"), "both");

        LineagePath path = lineage.path(digest("raw"), digest("both")).orElseThrow();
        assertThat(path.artifacts()).containsExactly(digest("raw"), digest("clean"), digest("both"));
        assertThat(path.executions()).extracting(node -> node.id().node()).containsExactly("make-clean", "shortcut");
    }

    @Test
    void aPathGoesWithTheDataAndNotAgainstIt() {
        assertThat(lineage.path(digest("both"), digest("raw"))).isEmpty();
        assertThat(lineage.path(digest("left"), digest("right"))).isEmpty();
    }

    @Test
    void thePathToItselfHasNoExecution() {
        LineagePath path = lineage.path(digest("raw"), digest("raw")).orElseThrow();

        assertThat(path.artifacts()).containsExactly(digest("raw"));
        assertThat(path.executions()).isEmpty();
    }

    @Test
    void aPathIsFoundWhicheverEndIsWider() {
        for (int i = 0; i < 50; i++) {
            executed("wide-" + i, List.of("raw"), "wide-" + i);
            executed("into-" + i, List.of("from-" + i), "both");
        }

        LineagePath path = lineage.path(digest("raw"), digest("both")).orElseThrow();
        assertThat(path.artifacts())
                .hasSize(4)
                .startsWith(digest("raw"), digest("clean"))
                .endsWith(digest("both"));
        assertThat(path.executions())
                .extracting(node -> node.id().node())
                .startsWith("make-clean")
                .endsWith("make-both");
    }

    @Test
    void contentsThatComeOfEachOtherEndTheWalk() {
        executed("back", List.of("both"), "raw");

        assertThat(nodes(lineage.upstream(digest("raw"), Lineage.UNLIMITED))).hasSize(6);
        assertThat(nodes(lineage.downstream(digest("raw"), Lineage.UNLIMITED))).hasSize(5);
    }

    @Test
    void asOfAMomentOnlyWhatHadHappenedCounts() {
        Instant before = now;
        executed("late", List.of("both"), "late");

        Lineage then = lineage.asOf(before);
        assertThat(nodes(then.downstream(digest("both"), 1))).isEmpty();
        assertThat(then.producers(digest("late"))).isEmpty();
        assertThat(then.upstream(ExecutionId.first("r1", "late"), 1)).isEqualTo(LineageGraph.EMPTY);
        assertThat(then.path(digest("raw"), digest("late"))).isEmpty();
        assertThat(nodes(lineage.asOf(now).downstream(digest("both"), 1))).containsExactly("late");
    }

    @Test
    void asOfAMomentBeforeTheFirstEndNothingHadHappened() {
        assertThat(lineage.asOf(NOON.minusSeconds(1)).producers(digest("raw"))).isEmpty();
    }

    @Test
    void aClockThatWasSetBackDoesNotUndoWhatHadHappened() {
        Instant later = now;
        now = NOON.minusSeconds(3_600);
        executed("after-the-jump", List.of("both"), "late");

        assertThat(lineage.asOf(now).producers(digest("both"))).hasSize(1); // it bears a later time, and had happened
        assertThat(lineage.asOf(later).producers(digest("late"))).hasSize(1);
        assertThat(lineage.asOf(now.minusSeconds(1)).producers(digest("raw"))).isEmpty();
    }

    @Test
    void aMomentOfAMomentIsTheEarlierOfBoth() {
        Instant before = now;
        executed("late", List.of("both"), "late");

        assertThat(lineage.asOf(before).asOf(now).producers(digest("late"))).isEmpty();
    }

    @Test
    void aDepthBelowZeroIsRefused() {
        assertThatThrownBy(() -> lineage.upstream(digest("raw"), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'-1'");
        assertThatThrownBy(() -> lineage.downstream(ExecutionId.first("r1", "make-raw"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void executed(String node, List<String> inputs, String... outputs) {
        end("r1", node, Outcome.EXECUTED, inputs, outputs);
    }

    private void end(String run, String node, Outcome outcome, List<String> inputs, String... outputs) {
        now = now.plusSeconds(1);
        append(new Event.ExecutionFinished(
                ExecutionId.first(run, node),
                run.equals("r1") ? "taxi" : "other",
                outcome,
                "",
                Optional.empty(),
                Map.of(),
                "{}",
                inputs.stream().map(LineageTest::input).toList(),
                Arrays.stream(outputs).map(LineageTest::output).toList(),
                "",
                Usage.NONE,
                now,
                now));
    }

    private void append(Event event) {
        store.append(List.of(event)).toCompletableFuture().join();
    }

    private static InputRecord input(String name) {
        return new InputRecord("in", "node", "out", "T", Optional.of(digest(name)));
    }

    private static OutputRecord output(String name) {
        return new OutputRecord("out", "T", Optional.of(digest(name)), "", 1, Optional.empty(), Map.of());
    }

    private static Edge edge(Role role, String node, String artifact) {
        String name = role == Role.READ ? "in" : "out";
        return new Edge(role, ExecutionId.first("r1", node), digest(artifact), name, "T");
    }

    private static Digest digest(String name) {
        return Digest.of(name);
    }

    private static List<String> nodes(LineageGraph graph) {
        return graph.executions().stream().map(node -> node.id().node()).toList();
    }
}
