package io.penstock.runtime.execution;

import io.penstock.Node;
import io.penstock.Port;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.artifacts.DamagedArtifact;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.PortState.Withheld;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.ExecutionStarted;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs single components apart from any pipeline, on inputs that are given. They work with the same store, codecs and rules as
 * in a pipeline, and run every time. Thread-safe.
 */
public final class LoneRun implements RunContext {

    private static final String NAME = "apart";

    private final Machinery machinery;
    private final RunObserver observer;
    private final NodeRunner runner;
    private final Map<Port<?>, PortState> states = new ConcurrentHashMap<>();

    /** Starts a run without nodes. */
    public LoneRun(Machinery machinery, RunObserver observer) {
        this.machinery = machinery;
        this.observer = observer;
        this.runner = new NodeRunner(machinery, NAME);
        append(new RunStarted(
                NAME, NAME, NAME, "{}", NAME, Map.of(), machinery.clock().instant()));
    }

    /** Puts a value behind a port, stored as its type is. */
    public void give(Port<?> port, Object value, Map<String, String> properties) throws IOException {
        try (OutputDraft draft = new OutputDraft(port, machinery.forms().of(port.type()), machinery.store())) {
            draft.write(value);
            properties.forEach(draft::property);
            OutputRecord output = draft.publish();
            ExecutionFinished event = given(port, output);
            append(new ExecutionStarted(event.id(), event.at()), event);
            states.put(port, Ending.present(port, output, event));
        }
    }

    /** Puts nothing behind a port, by decision. */
    public void withhold(Port<?> port, String reason) {
        states.put(port, new Withheld(reason));
    }

    /**
     * Runs a component whose inputs were all given or withheld; what it throws comes through.
     *
     * @throws ComponentException if it breaks its contract
     */
    public NodeEnd run(Node node) throws IOException, InterruptedException {
        NodeEnd end = runner.again(node, ExecutionId.first(NAME, node.id()), this, "");
        append(new ExecutionStarted(end.event().id(), end.event().startedAt()), end.event());
        runner.durable(end);
        states.putAll(end.ports());
        return end;
    }

    /**
     * Reads what is behind a port.
     *
     * @throws ComponentException if it was withheld
     */
    public Object read(Port<?> port) throws IOException {
        PortState state = state(port);
        if (state instanceof Present present) {
            return read(port, present);
        }
        throw new ComponentException("Nothing can be read from '%s': %s.".formatted(port, state));
    }

    @Override
    public PortState state(Port<?> port) {
        PortState state = states.get(port);
        if (state == null) {
            throw new ComponentException(
                    "Nothing was given for input '%s'. Give a value, or withhold it.".formatted(port));
        }
        return state;
    }

    @Override
    public Object read(Port<?> port, Present present) throws IOException {
        return use(port, present, machinery.reader()::read);
    }

    @Override
    public Path files(Port<?> port, Present present, Path place) throws IOException {
        return use(port, present, (form, digest) -> machinery.reader().files(form, digest, place));
    }

    private <T> T use(Port<?> port, Present present, ArtifactReader.Use<T> use) throws IOException {
        try {
            return use.of(machinery.forms().of(port.type()), present.digest());
        } catch (DamagedArtifact e) {
            throw new DataException("'%s': %s".formatted(port, e.getMessage()), e);
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public RunObserver observer() {
        return observer;
    }

    private ExecutionFinished given(Port<?> port, OutputRecord output) {
        Instant now = machinery.clock().instant();
        return new ExecutionFinished(
                ExecutionId.first(NAME, port.node()),
                NAME,
                Outcome.EXECUTED,
                "given",
                Optional.empty(),
                Map.of(),
                "{}",
                List.of(),
                List.of(output),
                "",
                Usage.NONE,
                now,
                now);
    }

    private void append(Event... events) {
        machinery.metadata().append(List.of(events)).toCompletableFuture().join();
    }
}
