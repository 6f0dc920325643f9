package io.penstock.runtime.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The artifacts of a run: each content once, with the nodes that have it, read at most once. */
final class Exhibits {

    /** Reads artifacts from where they are stored. */
    @FunctionalInterface
    interface Source {
        /**
         * Reads an artifact.
         *
         * @throws io.penstock.errors.DataException if it is damaged
         */
        Object read(ArtifactRecord artifact, Class<?> type);
    }

    /**
     * One artifact.
     *
     * @param output as its first node wrote it
     * @param origin the first node
     * @param nodes every node that has it as an output
     */
    record Exhibit(Event.OutputRecord output, ArtifactRecord origin, List<String> nodes) {}

    private record Key(String type, Digest digest) {}

    private final Source source;
    private final Map<Key, Exhibit> exhibits = new LinkedHashMap<>();
    private final Map<Exhibit, Object> values = new HashMap<>();

    /** Lists the artifacts of a run. */
    Exhibits(Reported run, Source source) {
        this.source = source;
        for (Reported.Node node : run.nodes()) {
            node.outputs().forEach(output -> output.digest().ifPresent(digest -> exhibits.computeIfAbsent(
                            new Key(output.type(), digest),
                            key -> new Exhibit(output, origin(run, node, output, digest), new ArrayList<>()))
                    .nodes()
                    .add(node.id())));
        }
    }

    /** Returns the artifacts of a type in the order of nodes. */
    List<Exhibit> of(Class<?> type) {
        return exhibits.values().stream()
                .filter(exhibit -> exhibit.output().type().equals(type.getTypeName()))
                .toList();
    }

    /** Returns the last artifact of a type in the order of nodes. */
    <T> Optional<T> last(Class<T> type) {
        List<Exhibit> all = of(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(read(all.get(all.size() - 1), type));
    }

    /**
     * Reads an artifact.
     *
     * @throws io.penstock.errors.DataException if it is damaged
     */
    <T> T read(Exhibit exhibit, Class<T> type) {
        Object value = values.get(exhibit);
        if (value == null) {
            value = source.read(exhibit.origin(), type);
            values.put(exhibit, value);
        }
        return type.cast(value);
    }

    private static ArtifactRecord origin(Reported run, Reported.Node node, Event.OutputRecord output, Digest digest) {
        return new ArtifactRecord(
                digest,
                output.type(),
                run.pipeline(),
                node.id(),
                output.port(),
                run.id(),
                output.properties(),
                0,
                run.started());
    }
}
