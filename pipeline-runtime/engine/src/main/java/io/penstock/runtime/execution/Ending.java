package io.penstock.runtime.execution;

import io.penstock.FanOut;
import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Rounds;
import io.penstock.Step;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.execution.PortState.Lost;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.PortState.Withheld;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Writes down how one execution of a node ends. */
public final class Ending {

    /** What stands in a key for what is not in it. */
    private static final List<String> LEFT_OUT = List.of("<external input>", "<output location>", "<secret>");

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
        static final Keyed NONE = new Keyed(Optional.empty(), Map.of());

        static Keyed note(String name, String text) {
            return new Keyed(Optional.empty(), Map.of(name, text));
        }
    }

    /** Returns whether another execution is one of the same node of the same pipeline. */
    boolean isOfSameNode(ExecutionLinks other) {
        return other.pipeline().equals(pipeline) && other.id().node().equals(id.node());
    }

    NodeEnd executed(Keyed keyed, String reason, List<OutputRecord> outputs, Usage usage) {
        return made(event(Outcome.EXECUTED, reason, keyed, inputs(), outputs, "", usage));
    }

    /** Writes down an artifact that a node puts behind a parameter of its body. */
    ExecutionFinished part(ExecutionId part, OutputRecord output) {
        Instant now = clock.instant();
        return new ExecutionFinished(
                part,
                pipeline,
                Outcome.EXECUTED,
                "",
                Optional.empty(),
                Map.of(),
                "",
                inputs(),
                List.of(output),
                "",
                Usage.NONE,
                started,
                now);
    }

    /**
     * Ends a node whose body was run: executed if anything of it was.
     *
     * @param times for how many elements or rounds
     */
    NodeEnd grown(int times, boolean executed, String reason, List<InputRecord> more, OutputRecord output) {
        List<InputRecord> all = inputs(more);
        Outcome outcome = executed ? Outcome.EXECUTED : Outcome.CACHED;
        Keyed note = Keyed.note(CacheKey.BODY, Integer.toString(times));
        return made(event(outcome, reason, note, all, List.of(output), "", Usage.NONE));
    }

    NodeEnd cached(Keyed keyed, String reason, ExecutionFinished earlier) {
        List<OutputRecord> outputs =
                earlier.outputs().stream().map(OutputRecord::withoutContent).toList();
        ExecutionFinished event = event(Outcome.CACHED, reason, keyed, inputs(), outputs, "", Usage.NONE);
        return new NodeEnd(node, event, false, outputs, ports(earlier), null);
    }

    /** Ends a node as it ended in the same run before that was taken up again; nothing more is written down. */
    NodeEnd kept(ExecutionFinished earlier) {
        return new NodeEnd(node, earlier, true, earlier.outputs(), ports(earlier), null);
    }

    /**
     * Ends a node whose body was run as it ended in the same run before, if its body came to the same.
     *
     * @param earlier how it ended well before
     * @param more what its body came to
     * @param withheld why it gives nothing now; empty if it gives something
     */
    Optional<NodeEnd> kept(Optional<ExecutionFinished> earlier, List<InputRecord> more, String withheld) {
        List<InputRecord> all = inputs(more);
        return earlier.filter(before -> before.inputs().equals(all)
                        && before.outputs().get(0).withheld().equals(withheld))
                .map(this::kept);
    }

    /** Ends a node of this pipeline with the outputs of another execution of it. */
    public NodeEnd taken(ExecutionFinished earlier, String reason) {
        return cached(Keyed.note(CacheKey.TAKEN, earlier.run()), reason, earlier);
    }

    /** Ends a node with outputs that someone gave. */
    public NodeEnd given(List<OutputRecord> outputs, String reason) {
        return made(event(Outcome.EXECUTED, reason, Keyed.NONE, List.of(), outputs, "", Usage.NONE));
    }

    /** Ends a resolver that found an artifact. */
    NodeEnd found(ArtifactRecord record) {
        Port<?> port = node.ports().get(0);
        String reason = "found %s of '%s/%s'".formatted(record.digest().brief(), record.pipeline(), record.node());
        OutputRecord output = output(port, Optional.of(record.digest()), "", record.properties());
        return resolved(output, reason, Present.of(port.type(), record));
    }

    /** Ends a resolver that found several artifacts, of which a list was made. */
    NodeEnd found(List<ArtifactRecord> records, OutputRecord list) {
        List<InputRecord> elements = new ArrayList<>();
        for (ArtifactRecord record : records) {
            elements.add(new InputRecord(
                    "found[%d]".formatted(elements.size()),
                    record.node(),
                    record.output(),
                    record.type(),
                    Optional.of(record.digest())));
        }
        String reason = "found %d artifacts".formatted(records.size());
        return made(event(Outcome.CACHED, reason, Keyed.NONE, elements, List.of(list), "", Usage.NONE));
    }

    /** Ends a resolver that found nothing. */
    NodeEnd absent(String reason) {
        Port<?> port = node.ports().get(0);
        return resolved(output(port, Optional.empty(), reason, Map.of()), reason, new Withheld(reason));
    }

    /**
     * Ends a node that broke.
     *
     * @param parts of its key, as far as it had one
     */
    public NodeEnd failed(Throwable cause, Usage usage, Map<String, String> parts) {
        ExecutionFinished event = event(
                Outcome.FAILED, Failure.reason(cause), Keyed.NONE, inputs(), List.of(), Failure.stack(cause), usage);
        return new NodeEnd(node, event, false, List.of(), all(new Lost("'%s' failed".formatted(id.node()))), cause);
    }

    /** Ends a node that was stopped, or did not begin, because the run was cancelled. */
    public NodeEnd cancelled(String reason) {
        ExecutionFinished event = event(Outcome.CANCELLED, reason, Keyed.NONE, inputs(), List.of(), "", Usage.NONE);
        Lost lost = new Lost("'%s' was cancelled".formatted(id.node()));
        return new NodeEnd(node, event, false, List.of(), all(lost), null);
    }

    /** Ends a node that cannot run because of what is behind one of its inputs; its own outputs inherit that. */
    public NodeEnd skipped(String reason, PortState inherited) {
        ExecutionFinished event = event(Outcome.SKIPPED, reason, Keyed.NONE, inputs(), List.of(), "", Usage.NONE);
        return new NodeEnd(node, event, false, List.of(), all(inherited), null);
    }

    /** Ends a node that this run leaves out. */
    public NodeEnd leftOut(String reason) {
        ExecutionFinished event = event(Outcome.SKIPPED, reason, Keyed.NONE, List.of(), List.of(), "", Usage.NONE);
        return new NodeEnd(node, event, false, List.of(), all(new Withheld(reason)), null);
    }

    /** What a resolver finds is no output of its event, which would make it the producer; it is named among the parts. */
    private NodeEnd resolved(OutputRecord output, String reason, PortState state) {
        Optional<Digest> found = output.digest();
        Keyed parts = new Keyed(
                Optional.empty(),
                found.map(digest -> Map.of(ExecutionFinished.FOUND, digest.text()))
                        .orElse(Map.of()));
        List<OutputRecord> produced = found.isPresent() ? List.of() : List.of(output);
        ExecutionFinished event = event(Outcome.CACHED, reason, parts, inputs(), produced, "", Usage.NONE);
        return new NodeEnd(node, event, false, List.of(output), all(state), null);
    }

    private NodeEnd made(ExecutionFinished event) {
        return new NodeEnd(node, event, false, event.outputs(), ports(event), null);
    }

    private ExecutionFinished event(
            Outcome outcome,
            String reason,
            Keyed keyed,
            List<InputRecord> inputs,
            List<OutputRecord> outputs,
            String stack,
            Usage usage) {
        return new ExecutionFinished(
                id,
                pipeline,
                outcome,
                reason,
                keyed.key(),
                keyed.parts(),
                outcome == Outcome.EXECUTED || outcome == Outcome.FAILED ? configuration(keyed) : "",
                inputs,
                outputs,
                stack,
                usage,
                started,
                clock.instant());
    }

    /** What the key has is enough, unless it leaves something out. */
    private String configuration(Keyed keyed) {
        String inKey = keyed.parts().get("configuration");
        return inKey == null || LEFT_OUT.stream().anyMatch(inKey::contains) ? configuration(node.step()) : inKey;
    }

    /** A step that cannot be written fails for that very reason; its end is written down all the same. */
    private static String configuration(Step<?> step) {
        if (step instanceof FanOut || step instanceof Rounds) {
            return "";
        }
        try {
            return CanonicalJson.write(step, Step.class);
        } catch (DefinitionException e) {
            return "";
        }
    }

    private List<InputRecord> inputs() {
        return node.inputs().stream().map(this::input).toList();
    }

    private List<InputRecord> inputs(List<InputRecord> more) {
        List<InputRecord> all = new ArrayList<>(inputs());
        all.addAll(more);
        return all;
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

    /** Returns what an execution put behind a port. */
    public static Present present(Port<?> port, OutputRecord output, ExecutionFinished producer) {
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
}
