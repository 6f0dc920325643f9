package io.penstock.runtime.lineage;

import io.penstock.artifact.Digest;
import io.penstock.runtime.lineage.LineageGraph.Edge;
import io.penstock.runtime.lineage.LineageGraph.Role;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionLinks.Link;
import io.penstock.runtime.metadata.MetadataStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A walk in one direction, all of one distance at a time; every artifact and execution is looked up once. */
final class Walk {

    private final MetadataStore store;
    private final long until;
    private final Direction direction;
    private final Map<Digest, Optional<Step>> artifacts = new LinkedHashMap<>();
    private final Map<Long, ExecutionLinks> executions = new LinkedHashMap<>();
    private Set<Digest> frontier = new LinkedHashSet<>();

    /** How an artifact was reached: by an execution, from another artifact. */
    record Step(ExecutionLinks execution, Digest from) {}

    Walk(MetadataStore store, long until, Direction direction) {
        this.store = store;
        this.until = until;
        this.direction = direction;
    }

    Walk from(Digest artifact) {
        reach(artifact, null);
        return this;
    }

    Walk from(ExecutionLinks execution) {
        executions.put(execution.sequence(), execution);
        direction.ahead(execution).forEach(link -> reach(link.artifact(), null));
        return this;
    }

    /** Goes on until nothing new is reached, or so many executions lie behind each other. */
    Walk to(int depth) {
        for (int distance = 0; distance < depth && !frontier.isEmpty(); distance++) {
            step();
        }
        return this;
    }

    /** Goes on by one execution. */
    void step() {
        List<Long> next = direction.next(store, frontier, until).stream()
                .filter(place -> !executions.containsKey(place))
                .toList();
        Set<Digest> passed = frontier;
        frontier = new LinkedHashSet<>();
        for (ExecutionLinks execution : store.links(next)) {
            executions.put(execution.sequence(), execution);
            direction.behind(execution).stream()
                    .map(Link::artifact)
                    .filter(passed::contains)
                    .findFirst()
                    .ifPresent(from -> pass(execution, from));
        }
    }

    /** Returns the artifacts that were reached last. */
    Set<Digest> frontier() {
        return frontier;
    }

    boolean reached(Digest artifact) {
        return artifacts.containsKey(artifact);
    }

    /** Returns the steps by which an artifact was reached, the last one first. */
    List<Step> stepsTo(Digest artifact) {
        List<Step> steps = new ArrayList<>();
        for (Optional<Step> step = step(artifact);
                step.isPresent();
                step = step(step.get().from())) {
            steps.add(step.get());
        }
        return steps;
    }

    LineageGraph graph() {
        List<Edge> edges = new ArrayList<>();
        for (ExecutionLinks execution : executions.values()) {
            Role made = execution.outcome() == Outcome.CACHED ? Role.FOUND : Role.WROTE;
            add(edges, execution, Role.READ, execution.inputs());
            add(edges, execution, made, execution.outputs());
        }
        return new LineageGraph(
                List.copyOf(artifacts.keySet()),
                executions.values().stream().map(ExecutionNode::of).toList(),
                edges);
    }

    private Optional<Step> step(Digest artifact) {
        return artifacts.getOrDefault(artifact, Optional.empty());
    }

    private void pass(ExecutionLinks execution, Digest from) {
        direction.ahead(execution).forEach(link -> reach(link.artifact(), new Step(execution, from)));
    }

    private void reach(Digest artifact, @Nullable Step step) {
        if (artifacts.putIfAbsent(artifact, Optional.ofNullable(step)) == null) {
            frontier.add(artifact);
        }
    }

    private void add(List<Edge> edges, ExecutionLinks execution, Role role, List<Link> links) {
        for (Link link : links) {
            if (reached(link.artifact())) {
                edges.add(new Edge(role, execution.id(), link.artifact(), link.name(), link.type()));
            }
        }
    }
}
