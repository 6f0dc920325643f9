package io.penstock.runtime.lineage;

import io.penstock.artifact.Digest;
import io.penstock.runtime.lineage.Walk.Step;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.MetadataStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of what in a store. Thread-safe.
 *
 * <p>An artifact is its content: equal ones are one node, whoever wrote them, and all who wrote it are its producers.
 *
 * <p><b>What counts.</b> The producers of an artifact are the executions that were <em>executed</em> and wrote it; its consumers are those
 * that were executed or failed and had it as an input. A cached execution neither read nor wrote anything: an earlier one with the
 * same key did, which had the same inputs and outputs and stands in the graph for it. So a thousand re-runs from the cache add
 * nothing to the answers. A skipped or cancelled execution took part in nothing. Each of them can be asked for by its id all the same: it then
 * stands in the graph with its own inputs and outputs, and the walk goes on from these.
 * {@link MetadataStore#readersOf} lists all who were given an artifact, cached ones included.
 *
 * <p><b>Depth</b> counts executions that lie behind each other: 1 upstream of an artifact are its producers and what they read. Of an
 * execution, 0 is itself with its inputs (upstream) or outputs (downstream).
 */
public final class Lineage {

    /** The depth that has no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final long ALL = Long.MAX_VALUE;

    private final MetadataStore store;
    private final long until;

    private Lineage(MetadataStore store, long until) {
        this.store = store;
        this.until = until;
    }

    /** Returns the lineage of all that a store knows, at the time of each question. */
    public static Lineage of(MetadataStore store) {
        return new Lineage(store, ALL);
    }

    /**
     * Returns the same lineage as it was at a moment.
     *
     * <p>What had happened is decided by the order of the store and not by clocks alone: all executions up to the last one of the
     * sequence whose end bears this moment or an earlier one. Where clocks only went forward, these are those that had ended by then.
     * Where a clock was set back, an execution that bears a later time counts if one behind it in the sequence bears an earlier one: it
     * had happened before. So the answer for a later moment holds all of the answer for an earlier one.
     */
    public Lineage asOf(Instant moment) {
        return new Lineage(store, Math.min(until, store.sequenceAt(moment)));
    }

    /** Returns what an artifact came of. One that nobody wrote is alone in its graph. */
    public LineageGraph upstream(Digest artifact, int depth) {
        return walk(Direction.UPSTREAM).from(artifact).to(checked(depth)).graph();
    }

    /** Returns what an execution came of; the empty graph if it has not ended. */
    public LineageGraph upstream(ExecutionId execution, int depth) {
        return from(execution, Direction.UPSTREAM, depth);
    }

    /** Returns what came of an artifact. One that nobody read is alone in its graph. */
    public LineageGraph downstream(Digest artifact, int depth) {
        return walk(Direction.DOWNSTREAM).from(artifact).to(checked(depth)).graph();
    }

    /** Returns what came of an execution; the empty graph if it has not ended. */
    public LineageGraph downstream(ExecutionId execution, int depth) {
        return from(execution, Direction.DOWNSTREAM, depth);
    }

    /**
     * Returns a shortest way by which one artifact came of another, by the number of executions; empty if it did not. The way
     * from an artifact to itself has no execution.
     *
     * <p>It is sought from both ends, each time from that which has fewer artifacts to go on from.
     */
    public Optional<LineagePath> path(Digest from, Digest to) {
        Walk down = walk(Direction.DOWNSTREAM).from(from);
        Walk up = walk(Direction.UPSTREAM).from(to);
        Optional<Digest> meeting = from.equals(to) ? Optional.of(from) : Optional.empty();
        while (meeting.isEmpty() && !down.frontier().isEmpty() && !up.frontier().isEmpty()) {
            boolean isDown = down.frontier().size() <= up.frontier().size();
            meeting = isDown ? meeting(down, up) : meeting(up, down);
        }
        return meeting.map(artifact -> path(down, artifact, up));
    }

    /** Returns the executions that wrote an artifact, in all pipelines, the oldest first: who made equal content. */
    public List<ExecutionNode> producers(Digest artifact) {
        return store.links(store.writers(List.of(artifact), until)).stream()
                .map(ExecutionNode::of)
                .toList();
    }

    private LineageGraph from(ExecutionId id, Direction direction, int depth) {
        checked(depth);
        return store.links(id)
                .filter(execution -> execution.sequence() <= until)
                .map(execution -> walk(direction).from(execution).to(depth).graph())
                .orElse(LineageGraph.EMPTY);
    }

    private Walk walk(Direction direction) {
        return new Walk(store, until, direction);
    }

    private static Optional<Digest> meeting(Walk walk, Walk other) {
        walk.step();
        return walk.frontier().stream().filter(other::reached).findFirst();
    }

    private static LineagePath path(Walk down, Digest meeting, Walk up) {
        List<Digest> artifacts = new ArrayList<>(List.of(meeting));
        List<ExecutionLinks> executions = new ArrayList<>();
        for (Step step : down.stepsTo(meeting)) {
            artifacts.add(0, step.from());
            executions.add(0, step.execution());
        }
        for (Step step : up.stepsTo(meeting)) {
            artifacts.add(step.from());
            executions.add(step.execution());
        }
        return new LineagePath(
                artifacts, executions.stream().map(ExecutionNode::of).toList());
    }

    private static int checked(int depth) {
        if (depth < 0) {
            throw new IllegalArgumentException(
                    "Depth '%d' is below zero. Use 0 or more, or Lineage.UNLIMITED.".formatted(depth));
        }
        return depth;
    }
}
