package io.penstock.testing;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of a small pipeline, for the contract of metadata stores. */
final class Happenings {

    static final String PIPELINE = "taxi";
    static final String TYPE = "io.penstock.example.Table";
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456789Z");

    private Happenings() {}

    static Event started(String run) {
        return started(run, "owner-a");
    }

    static Event started(String run, String owner) {
        return new Event.RunStarted(run, PIPELINE, owner, "{\"epochs\":20}", "host", Map.of("java", "17"), NOON);
    }

    static Event ended(String run, RunRecord.State state) {
        return new Event.RunFinished(run, state, Map.of("observed", "degraded"), NOON.plusSeconds(60));
    }

    static Event began(String run, String node) {
        return new Event.ExecutionStarted(ExecutionId.first(run, node), NOON.plusNanos(1));
    }

    /** A node that ran and wrote one artifact. */
    static ExecutionFinished executed(String run, String node, String key, String content) {
        return finished(run, node, Outcome.EXECUTED, key, List.of(), List.of(output(content, Optional.empty())));
    }

    static ExecutionFinished finished(
            String run,
            String node,
            Outcome outcome,
            String key,
            List<InputRecord> inputs,
            List<OutputRecord> outputs) {
        return new ExecutionFinished(
                ExecutionId.first(run, node),
                PIPELINE,
                outcome,
                "its key '%s' is new".formatted(key),
                Optional.of(Digest.of(key)),
                Map.of("component", "Gen", "code:Gen.run", "1a", "code:Gen.read", "2b", "library:csv", "4.0"),
                "{\"type\":\"Gen\"}",
                inputs,
                outputs,
                outcome == Event.Outcome.FAILED ? "java.io.IOException: broken\n\tat Gen.run(Gen.java:1)" : "",
                new Usage(1, 2, 3, 4, Usage.UNKNOWN, 6),
                NOON.plusNanos(1),
                NOON.plusSeconds(5));
    }

    /** The same end under another name. */
    static ExecutionFinished as(ExecutionId id, ExecutionFinished event) {
        return copy(id, event, event.at());
    }

    /** The same end at another time. */
    static ExecutionFinished at(Instant at, ExecutionFinished event) {
        return copy(event.id(), event, at);
    }

    private static ExecutionFinished copy(ExecutionId id, ExecutionFinished event, Instant at) {
        return new ExecutionFinished(
                id,
                event.pipeline(),
                event.outcome(),
                event.reason(),
                event.key(),
                event.keyParts(),
                event.configuration(),
                event.inputs(),
                event.outputs(),
                event.stack(),
                event.usage(),
                event.startedAt(),
                at);
    }

    static InputRecord input(String content) {
        return new InputRecord("tables[0]", "gen", "out", TYPE, Optional.of(Digest.of(content)));
    }

    static OutputRecord output(String content, Optional<byte[]> inline) {
        return new OutputRecord(
                "out", TYPE, Optional.of(Digest.of(content)), "", content.length(), inline, Map.of("span", "7"));
    }

    static OutputRecord inline(String content) {
        return output(content, Optional.of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
