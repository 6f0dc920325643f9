package io.penstock.runtime.report;

import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the metadata say of a run. */
final class RunReader {

    private final MetadataStore metadata;
    private final Map<String, Event.ExecutionFinished> ends = new HashMap<>();

    private RunReader(MetadataStore metadata) {
        this.metadata = metadata;
    }

    /** Reads a run that has ended; its nodes are in the order of the pipeline. */
    static Reported read(MetadataStore metadata, RunReport run) {
        RunReader reader = new RunReader(metadata);
        metadata.executions(run.id()).stream()
                .map(ExecutionRecord::finished)
                .flatMap(Optional::stream)
                .forEach(end -> reader.ends.put(end.id().node(), end));
        return new Reported(
                run.id(),
                run.run().pipeline(),
                run.run().number(),
                run.run().state(),
                run.run().started(),
                run.took(),
                run.nodes().stream()
                        .map(NodeReport::id)
                        .flatMap(id -> reader.node(id).stream())
                        .toList());
    }

    private Optional<Reported.Node> node(String id) {
        return Optional.ofNullable(ends.get(id)).map(this::node);
    }

    private Reported.Node node(Event.ExecutionFinished end) {
        List<String> after =
                end.inputs().stream().map(Event.InputRecord::node).distinct().toList();
        return new Reported.Node(
                end.id().node(), end.outcome(), end.reason(), took(end), saved(end), after, end.outputs());
    }

    private Optional<Duration> saved(Event.ExecutionFinished end) {
        return end.outcome() == Event.Outcome.CACHED
                ? end.key().flatMap(metadata::finishedWithKey).map(RunReader::took)
                : Optional.empty();
    }

    private static Duration took(Event.ExecutionFinished end) {
        return Duration.between(end.startedAt(), end.at());
    }
}
