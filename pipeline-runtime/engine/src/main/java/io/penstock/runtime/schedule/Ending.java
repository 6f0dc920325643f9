package io.penstock.runtime.schedule;

import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Step;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.PenstockException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.schedule.PortState.Lost;
import io.penstock.runtime.schedule.PortState.Present;
import io.penstock.runtime.schedule.PortState.Withheld;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Writes down how one execution of a node ends. */
final class Ending {

    private final Node node;
    private final ExecutionId id;
    private final String pipeline;
    private final Function<Port<?>, PortState> states;
    private final Clock clock;
    private final Instant started;

    /**
     * Begins an execution.
     *
     * @param states what is behind the node's inputs
     */
    Ending(Node node, ExecutionId id, String pipeline, Function<Port<?>, PortState> states, Clock clock) {
        this.node = node;
        this.id = id;
        this.pipeline = pipeline;
        this.states = states;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** The key of an execution, as far as it has one. */
    record Keyed(Optional<Digest> key, Map<String, String> parts) {
        private static final Keyed NONE = new Keyed(Optional.empty(), Map.of());
    }

    NodeEnd executed(Keyed keyed, String reason, List<OutputRecord> outputs) {
        ExecutionFinished event = event(Outcome.EXECUTED, reason, keyed, outputs);
        return new NodeEnd(node, event, outputs, ports(event), null);
    }

    NodeEnd cached(Keyed keyed, ExecutionFinished earlier) {
        List<OutputRecord> outputs =
                earlier.outputs().stream().map(Ending::withoutContent).toList();
        return new NodeEnd(node, event(Outcome.CACHED, "", keyed, outputs), outputs, ports(earlier), null);
    }

    /** Ends a resolver that found an artifact. */
    NodeEnd found(ArtifactRecord record) {
        Port<?> port = node.ports().get(0);
        String reason = "found %s of '%s/%s'".formatted(record.digest().brief(), record.pipeline(), record.node());
        OutputRecord output = output(port, Optional.of(record.digest()), "", record.properties());
        return resolved(output, reason, Present.of(port.type(), record));
    }

    /** Ends a resolver that found nothing. */
    NodeEnd absent(String reason) {
        Port<?> port = node.ports().get(0);
        return resolved(output(port, Optional.empty(), reason, Map.of()), reason, new Withheld(reason));
    }

    NodeEnd failed(Throwable cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        String reason = cause instanceof PenstockException
                ? message
                : cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        ExecutionFinished event = event(Outcome.FAILED, reason, Keyed.NONE, List.of());
        return new NodeEnd(node, event, List.of(), all(new Lost("'%s' failed".formatted(id.node()))), cause);
    }

    NodeEnd cancelled() {
        ExecutionFinished event = event(Outcome.CANCELLED, "", Keyed.NONE, List.of());
        return new NodeEnd(node, event, List.of(), all(new Lost("'%s' was cancelled".formatted(id.node()))), null);
    }

    /** Ends a node that cannot run because of what is behind one of its inputs; its own outputs inherit that. */
    NodeEnd skipped(String reason, PortState inherited) {
        return new NodeEnd(
                node, event(Outcome.SKIPPED, reason, Keyed.NONE, List.of()), List.of(), all(inherited), null);
    }

    /** What a resolver finds is no output of its event, which would make it the producer; it is named among the parts. */
    private NodeEnd resolved(OutputRecord output, String reason, PortState state) {
        Optional<Digest> found = output.digest();
        Keyed parts = new Keyed(
                Optional.empty(),
                found.map(digest -> Map.of("found", digest.text())).orElse(Map.of()));
        List<OutputRecord> produced = found.isPresent() ? List.of() : List.of(output);
        return new NodeEnd(node, event(Outcome.CACHED, reason, parts, produced), List.of(output), all(state), null);
    }

    private ExecutionFinished event(Outcome outcome, String reason, Keyed keyed, List<OutputRecord> outputs) {
        return new ExecutionFinished(
                id,
                pipeline,
                outcome,
                reason,
                keyed.key(),
                keyed.parts(),
                configuration(node.step()),
                inputs(),
                outputs,
                "",
                Usage.NONE,
                started,
                clock.instant());
    }

    /** A step that cannot be written fails for that very reason; its end is written down all the same. */
    private static String configuration(Step<?> step) {
        try {
            return CanonicalJson.write(step, Step.class);
        } catch (DefinitionException e) {
            return "";
        }
    }

    private List<InputRecord> inputs() {
        return node.inputs().stream().map(this::input).toList();
    }

    private InputRecord input(Node.Input input) {
        Port<?> port = input.port();
        Optional<Digest> digest =
                states.apply(port) instanceof Present present ? Optional.of(present.digest()) : Optional.empty();
        return new InputRecord(
                input.field(), port.node(), port.name(), port.type().getTypeName(), digest);
    }

    private Map<Port<?>, PortState> all(PortState state) {
        Map<Port<?>, PortState> ports = new HashMap<>();
        node.ports().forEach(port -> ports.put(port, state));
        return ports;
    }

    private Map<Port<?>, PortState> ports(ExecutionFinished producer) {
        Map<String, OutputRecord> byName = new HashMap<>();
        producer.outputs().forEach(output -> byName.put(output.port(), output));
        Map<Port<?>, PortState> ports = new HashMap<>();
        for (Port<?> port : node.ports()) {
            OutputRecord output = Objects.requireNonNull(byName.get(port.name()), port.name());
            ports.put(
                    port,
                    output.digest().isPresent() ? present(port, output, producer) : new Withheld(output.withheld()));
        }
        return ports;
    }

    static Present present(Port<?> port, OutputRecord output, ExecutionFinished producer) {
        return new Present(
                port.type(),
                output.digest().orElseThrow(),
                producer.pipeline(),
                producer.id().node(),
                output.port(),
                producer.id().run(),
                output.properties(),
                producer.at());
    }

    private static OutputRecord output(
            Port<?> port, Optional<Digest> digest, String withheld, Map<String, String> properties) {
        return new OutputRecord(
                port.name(), port.type().getTypeName(), digest, withheld, 0, Optional.empty(), properties);
    }

    private static OutputRecord withoutContent(OutputRecord output) {
        return new OutputRecord(
                output.port(),
                output.type(),
                output.digest(),
                output.withheld(),
                output.bytes(),
                Optional.empty(),
                output.properties());
    }
}
