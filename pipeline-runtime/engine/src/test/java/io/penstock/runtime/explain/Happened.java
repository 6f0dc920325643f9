package io.penstock.runtime.explain;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.ExecutionStarted;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.Event.RunFinished;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells a store what happened, minute by minute, for what a test cannot let happen. */
final class Happened {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MetadataStore store = new InMemoryMetadataStore();
    private Instant now = NOON;

    MetadataStore store() {
        return store;
    }

    void run(String id) {
        store.append(List.of(new RunStarted(id, "taxi", "owner", "{}", "host", Map.of(), now)));
    }

    void ended(String run, State state) {
        store.append(List.of(new RunFinished(run, state, Map.of(), now)));
    }

    void started(ExecutionId id) {
        store.append(List.of(new ExecutionStarted(id, now)));
    }

    /** Lets an execution with a key begin now and end a minute later. */
    void executed(ExecutionId id, Map<String, String> parts) {
        finished(id, Outcome.EXECUTED, "", Optional.of(key(parts)), parts, List.of(), List.of());
    }

    void executedWithoutKey(ExecutionId id, Map<String, String> parts) {
        finished(id, Outcome.EXECUTED, "", Optional.empty(), parts, List.of(), List.of());
    }

    void ended(ExecutionId id, Outcome outcome, String reason) {
        finished(id, outcome, reason, Optional.empty(), Map.of(), List.of(), List.of());
    }

    /** Lets an execution read some artifacts and write one. */
    void read(String run, String node, List<String> inputs, String output) {
        Map<String, String> parts = new TreeMap<>(Map.of("component", node));
        inputs.forEach(
                input -> parts.put("input " + input + " text", Digest.of(input).text()));
        finished(
                ExecutionId.first(run, node),
                Outcome.EXECUTED,
                "",
                Optional.of(key(parts)),
                parts,
                inputs.stream()
                        .map(input -> new InputRecord(input, "any", "out", "text", Optional.of(Digest.of(input))))
                        .toList(),
                List.of(new OutputRecord(
                        "out", "text", Optional.of(Digest.of(output)), "", 1, Optional.empty(), Map.of())));
    }

    static Digest key(Map<String, String> parts) {
        TreeMap<String, String> sorted = new TreeMap<>(parts);
        sorted.remove("policy");
        return Digest.of(sorted.toString());
    }

    void waits(Duration time) {
        now = now.plus(time);
    }

    private void finished(
            ExecutionId id,
            Outcome outcome,
            String reason,
            Optional<Digest> key,
            Map<String, String> parts,
            List<InputRecord> inputs,
            List<OutputRecord> outputs) {
        Instant begun = now;
        waits(Duration.ofMinutes(1));
        store.append(List.of(new ExecutionFinished(
                id, "taxi", outcome, reason, key, parts, "{}", inputs, outputs, "", Usage.NONE, begun, now)));
    }
}
