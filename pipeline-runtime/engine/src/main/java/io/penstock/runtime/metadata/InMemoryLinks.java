package io.penstock.runtime.metadata;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which executions of a store in memory wrote and read which artifacts. */
final class InMemoryLinks {

    private final NavigableMap<Long, ExecutionLinks> executions = new TreeMap<>();
    private final Map<ExecutionId, Long> places = new HashMap<>();
    private final Map<Digest, TreeSet<Long>> writers = new HashMap<>();
    private final Map<Digest, TreeSet<Long>> readers = new HashMap<>();

    void record(ExecutionFinished event, long sequence) {
        ExecutionLinks links = ExecutionLinks.of(sequence, event);
        executions.put(sequence, links);
        places.put(event.id(), sequence);
        if (event.outcome() == Outcome.EXECUTED) {
            links.outputs().forEach(link -> places(writers, link.artifact()).add(sequence));
        }
        if (event.outcome() == Outcome.EXECUTED || event.outcome() == Outcome.FAILED) {
            links.inputs().forEach(link -> places(readers, link.artifact()).add(sequence));
        }
    }

    Optional<ExecutionLinks> of(ExecutionId id) {
        return Optional.ofNullable(places.get(id)).map(executions::get);
    }

    List<ExecutionLinks> of(Collection<Long> sequences) {
        return sequences.stream().sorted().distinct().map(executions::get).toList();
    }

    List<Long> writers(Collection<Digest> artifacts, long until) {
        return of(writers, artifacts, until);
    }

    List<Long> readers(Collection<Digest> artifacts, long until) {
        return of(readers, artifacts, until);
    }

    long sequenceAt(Instant moment) {
        return executions.descendingMap().values().stream()
                .filter(links -> !links.at().isAfter(moment))
                .findFirst()
                .map(ExecutionLinks::sequence)
                .orElse(0L);
    }

    private static List<Long> of(Map<Digest, TreeSet<Long>> edges, Collection<Digest> artifacts, long until) {
        TreeSet<Long> found = new TreeSet<>();
        for (Digest artifact : artifacts) {
            found.addAll(edges.getOrDefault(artifact, new TreeSet<>()).headSet(until, true));
        }
        return List.copyOf(found);
    }

    private static TreeSet<Long> places(Map<Digest, TreeSet<Long>> edges, Digest artifact) {
        return edges.computeIfAbsent(artifact, first -> new TreeSet<>());
    }
}
