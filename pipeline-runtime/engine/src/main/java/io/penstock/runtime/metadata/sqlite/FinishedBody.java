package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the row of a finished execution keeps as JSON: all that is not a column.
 *
 * @param parts the parts of the key that are the execution's own
 * @param shared digests of the groups of parts that are stored once for all executions that have them
 * @param stack null in an older store
 * @param usage the figures of a {@link Usage}; null in an older store
 */
record FinishedBody(
        String reason,
        Map<String, String> parts,
        List<Digest> shared,
        String configuration,
        List<Event.InputRecord> inputs,
        List<Event.OutputRecord> outputs,
        @Nullable String stack,
        @Nullable List<Long> usage,
        Instant startedAt) {

    /**
     * A body as text, and the groups that it refers to.
     *
     * @param groups by digest, as JSON
     */
    record Encoded(String json, Map<Digest, String> groups) {}

    /** Parts of a key whose names have the word before their colon in common. */
    record Group(Map<String, String> parts) {}

    static Encoded encode(Event.ExecutionFinished event) {
        Map<String, String> own = new HashMap<>();
        Map<String, Map<String, String>> byWord = new TreeMap<>();
        event.keyParts().forEach((name, value) -> {
            int colon = name.indexOf(':');
            (colon < 0 ? own : byWord.computeIfAbsent(name.substring(0, colon), word -> new HashMap<>()))
                    .put(name, value);
        });
        Map<Digest, String> groups = new HashMap<>();
        for (Map<String, String> group : byWord.values()) {
            String json = CanonicalJson.write(new Group(group));
            groups.put(Digest.of(json), json);
        }
        return new Encoded(CanonicalJson.write(body(event, own, List.copyOf(groups.keySet()))), groups);
    }

    private static FinishedBody body(Event.ExecutionFinished event, Map<String, String> own, List<Digest> shared) {
        return new FinishedBody(
                event.reason(),
                own,
                shared,
                event.configuration(),
                event.inputs(),
                event.outputs().stream().map(Event.OutputRecord::withoutContent).toList(),
                event.stack(),
                event.usage().figures(),
                event.startedAt());
    }
}
