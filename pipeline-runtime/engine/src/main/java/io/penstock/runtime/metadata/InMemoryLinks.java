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
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which executions of a store in memory wrote and read which artifacts. */
final class InMemoryLinks {

    private final NavigableMap<Long, ExecutionLinks> executions = new TreeMap<>();
    private final Map<ExecutionId, Long> places = new HashMap<>();
    private final Map<Digest, NavigableSet<Long>> writers = new HashMap<>();
    private final Map<Digest, NavigableSet<Long>> readers = new HashMap<>();

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

    List<ExecutionLinks> writers(Collection<Digest> artifacts, long until, Set<Long> known) {
        return of(writers, artifacts, until, known);
    }

    List<ExecutionLinks> readers(Collection<Digest> artifacts, long until, Set<Long> known) {
        return of(readers, artifacts, until, known);
    }

    long sequenceAt(Instant moment) {
        return executions.descendingMap().values().stream()
                .filter(links -> !links.at().isAfter(moment))
                .findFirst()
                .map(ExecutionLinks::sequence)
                .orElse(0L);
    }

    private List<ExecutionLinks> of(
            Map<Digest, NavigableSet<Long>> edges, Collection<Digest> artifacts, long until, Set<Long> known) {
        NavigableSet<Long> found = new TreeSet<>();
        for (Digest artifact : artifacts) {
            found.addAll(edges.getOrDefault(artifact, new TreeSet<>()).headSet(until, true));
        }
        return found.stream()
                .filter(place -> !known.contains(place))
                .map(executions::get)
                .toList();
    }

    private static NavigableSet<Long> places(Map<Digest, NavigableSet<Long>> edges, Digest artifact) {
        return edges.computeIfAbsent(artifact, first -> new TreeSet<>());
    }
}
