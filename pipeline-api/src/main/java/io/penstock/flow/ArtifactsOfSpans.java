package io.penstock.flow;

import io.penstock.ListResolver;
import io.penstock.Port;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the artifacts of some spans that a pipeline produced, in the order of the spans; of several for one span, the newest.
 *
 * @param pipeline the pipeline's name
 * @param type the artifact type
 * @param spans which spans
 * @param <T> the artifact type
 */
public record ArtifactsOfSpans<T>(String pipeline, Class<T> type, Spans spans) implements ListResolver<T> {

    /** The property of an artifact that holds the number of its span. */
    public static final String SPAN = "span";

    @Override
    public List<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs) {
        Map<Long, ArtifactRecord> newest = new TreeMap<>();
        for (ArtifactRecord artifact : catalog.producedBy(pipeline, type)) {
            span(artifact).ifPresent(span -> newest.putIfAbsent(span, artifact));
        }
        List<ArtifactRecord> chosen = new ArrayList<>();
        spans.choose(List.copyOf(newest.keySet())).forEach(span -> chosen.add(newest.get(span)));
        return chosen;
    }

    @Override
    public String whenAbsent() {
        return "pipeline '%s' has no artifact of type '%s' for %s yet".formatted(pipeline, type.getSimpleName(), spans);
    }

    private static Optional<Long> span(ArtifactRecord artifact) {
        String text = artifact.properties().getOrDefault(SPAN, "");
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
