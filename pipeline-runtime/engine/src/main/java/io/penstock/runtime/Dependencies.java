package io.penstock.runtime;

import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.errors.DefinitionException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who reads from whom among the top nodes of a pipeline, which stand in a topological order. */
final class Dependencies {

    private final Pipeline pipeline;
    private final Map<String, Set<String>> readFrom = new HashMap<>();

    Dependencies(Pipeline pipeline) {
        this.pipeline = pipeline;
        for (Node node : pipeline.nodes()) {
            readFrom.put(
                    node.id(),
                    node.inputs().stream().map(input -> input.port().node()).collect(Collectors.toSet()));
        }
    }

    /** Returns nodes with all that they need. */
    Set<String> withPredecessors(Collection<String> nodes) {
        Set<String> needed = new HashSet<>(nodes);
        List<Node> all = pipeline.nodes();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (needed.contains(all.get(i).id())) {
                needed.addAll(readFrom(all.get(i).id()));
            }
        }
        return needed;
    }

    /** Returns all that some nodes read from. */
    Set<String> readBy(Collection<String> nodes) {
        return nodes.stream().flatMap(node -> readFrom(node).stream()).collect(Collectors.toSet());
    }

    /** Returns nodes with all that need them. */
    Set<String> withSuccessors(Collection<String> nodes) {
        Set<String> reached = new LinkedHashSet<>(nodes);
        for (Node node : pipeline.nodes()) {
            if (readFrom(node.id()).stream().anyMatch(reached::contains)) {
                reached.add(node.id());
            }
        }
        return reached;
    }

    /** Returns what has to be run if some nodes are not: all that nobody reads from, and what these need. */
    Set<String> neededWithout(Set<String> given) {
        Set<String> read = readBy(readFrom.keySet());
        Set<String> needed = new HashSet<>();
        List<Node> all = pipeline.nodes();
        for (int i = all.size() - 1; i >= 0; i--) {
            String id = all.get(i).id();
            if (!given.contains(id) && (!read.contains(id) || readBy(needed).contains(id))) {
                needed.add(id);
            }
        }
        return needed;
    }

    /**
     * Refuses names that no top node has.
     *
     * @throws DefinitionException if there is one
     */
    void check(Collection<String> nodes) {
        for (String node : nodes) {
            if (!readFrom.containsKey(node)) {
                throw new DefinitionException("Pipeline '%s' has no node '%s' to begin or end with. Nodes: %s."
                        .formatted(
                                pipeline.name(),
                                node,
                                pipeline.nodes().stream().map(Node::id).toList()));
            }
        }
    }

    private Set<String> readFrom(String node) {
        return readFrom.getOrDefault(node, Set.of());
    }
}
