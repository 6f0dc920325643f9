package io.penstock.flow;

import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the newest artifact of a type that a pipeline produced, or the newest with given properties.
 *
 * @param pipeline the pipeline's name
 * @param type the artifact type
 * @param properties what the artifact's properties must be; empty for any artifact
 * @param <T> the artifact type
 */
public record LatestArtifact<T>(String pipeline, Class<T> type, Map<String, String> properties) implements Resolver<T> {

    /** Copies the properties. */
    public LatestArtifact {
        properties = Map.copyOf(properties);
    }

    /** Finds the newest artifact of a type. */
    public static <T> LatestArtifact<T> of(String pipeline, Class<T> type) {
        return new LatestArtifact<>(pipeline, type, Map.of());
    }

    /** Returns the same, which asks for a property more. */
    public LatestArtifact<T> with(String key, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(key, value);
        return new LatestArtifact<>(pipeline, type, more);
    }

    @Override
    public Optional<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs) {
        return catalog.producedBy(pipeline, type).stream()
                .filter(artifact -> artifact.properties().entrySet().containsAll(properties.entrySet()))
                .findFirst();
    }

    @Override
    public String whenAbsent() {
        String asked = properties.isEmpty() ? "" : " with " + new TreeMap<>(properties);
        return "pipeline '%s' has no artifact of type '%s'%s yet".formatted(pipeline, type.getSimpleName(), asked);
    }
}
