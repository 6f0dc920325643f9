package io.penstock.samples.benchmarks;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.ExecutionStarted;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs that a metadata store remembers although nobody ran them. */
public final class History {

    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final String TYPE = "io.penstock.samples.benchmarks.Table";
    private static final Usage USAGE = new Usage(12_345_678, 23_456, 10_000_000, 4_096_000, 50_000_000, 0);

    private final MetadataStore store;
    private Instant now = NOON;

    /** Makes a history for a store. */
    public History(MetadataStore store) {
        this.store = store;
    }

    /** The artifact of a name. */
    public static Digest artifact(String name) {
        return Digest.of(name);
    }

    /** A pipeline whose nodes each read what the two nodes before wrote. Each source gives other artifacts. */
    public void pipeline(String run, int nodes, int source, boolean fresh) {
        List<Event> events = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            List<String> inputs = IntStream.range(Math.max(0, node - 2), node)
                    .mapToObj(before -> "pipeline-" + source + "-" + before)
                    .toList();
            Outcome outcome = fresh ? Outcome.EXECUTED : Outcome.CACHED;
            add(events, ExecutionId.first(run, "node-" + node), outcome, inputs, "pipeline-" + source + "-" + node);
        }
        append(run, events);
    }

    /** Nodes that each read what the one before wrote. */
    void chain(int nodes) {
        List<Event> events = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            ExecutionId id = ExecutionId.first("chain", "node-" + node);
            add(events, id, Outcome.EXECUTED, List.of("chain-" + (node - 1)), "chain-" + node);
        }
        append("chain", events);
    }

    /** Nodes that all read one artifact, and one that reads what they wrote. */
    void fan(int width) {
        List<Event> events = new ArrayList<>();
        add(events, ExecutionId.first("fan", "hub"), Outcome.EXECUTED, List.of(), "hub");
        List<String> written =
                IntStream.range(0, width).mapToObj(i -> "fan-" + i).toList();
        written.forEach(name -> add(events, ExecutionId.first("fan", name), Outcome.EXECUTED, List.of("hub"), name));
        add(events, ExecutionId.first("fan", "sum"), Outcome.EXECUTED, written, "sum");
        append("fan", events);
    }

    private void append(String run, List<Event> events) {
        now = now.plusSeconds(1);
        events.add(0, new Event.RunStarted(run, "benchmark", "owner", "{}", "host", Map.of(), now));
        events.add(new Event.RunFinished(run, RunRecord.State.SUCCEEDED, Map.of(), now));
        store.append(events).toCompletableFuture().join();
    }

    private void add(List<Event> events, ExecutionId id, Outcome outcome, List<String> inputs, String output) {
        events.add(new ExecutionStarted(id, now));
        events.add(new ExecutionFinished(
                id,
                "benchmark",
                outcome,
                "",
                Optional.of(Digest.of("key of " + output)),
                Map.of("component", TYPE, "configuration", "{\"name\":\"" + output + "\"}"),
                "{\"@type\":\"" + TYPE + "\",\"name\":\"" + output + "\"}",
                inputs.stream().map(History::input).toList(),
                List.of(new OutputRecord(
                        "out", TYPE, Optional.of(artifact(output)), "", 1_000, Optional.empty(), Map.of())),
                "",
                USAGE,
                now,
                now));
    }

    private static InputRecord input(String name) {
        return new InputRecord("tables", name, "out", TYPE, Optional.of(artifact(name)));
    }
}
