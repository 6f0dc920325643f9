package io.penstock.runtime.execution;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.MetricLog;
import io.penstock.Node;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.Progress;
import io.penstock.Step;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.errors.ComponentException;
import io.penstock.runtime.execution.OutputDraft.Content;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.store.ArtifactStore.Staging;
import io.penstock.runtime.store.UnfinishedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One run of one component, on a workbench. */
public final class NodeExecution implements Execution, AutoCloseable {

    private final Node node;
    private final ExecutionId id;
    private final Digest key;
    private final Workbench bench;
    private final RunContext context;
    private final Map<Port<?>, PortState> inputs = new HashMap<>();
    private final Map<Port<?>, Object> values = new HashMap<>();
    private final Map<Port<?>, OutputDraft> drafts = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Staging> scratches = new ConcurrentLinkedQueue<>();
    private final RandomGenerator random;
    private volatile @Nullable Path unfinished;
    private volatile boolean resumable;

    /** Begins an execution; the context knows what is behind the inputs. */
    public NodeExecution(Node node, ExecutionId id, Digest key, Workbench bench, RunContext context) {
        this.node = node;
        this.id = id;
        this.key = key;
        this.bench = bench;
        this.context = context;
        this.random = new SplittableRandom(Long.parseUnsignedLong(key.hex().substring(0, 16), 16));
        node.inputs().forEach(input -> inputs.put(input.port(), context.state(input.port())));
        node.ports()
                .forEach(port ->
                        drafts.put(port, new OutputDraft(port, bench.forms().of(port.type()), bench.places())));
    }

    /** Runs the component to its end; what it throws comes through. */
    public void work() throws IOException, InterruptedException {
        work(node.step());
    }

    @SuppressWarnings("unchecked") // the outputs were made from the component's own type argument
    private <O extends Outputs> void work(Step<O> step) throws IOException, InterruptedException {
        ((Component<O>) step).run((O) node.outputs(), this);
    }

    /** Returns what the outputs are so far, in order. */
    public Map<Port<?>, OutputDraft> drafts() {
        return Collections.unmodifiableMap(drafts);
    }

    @Override
    public <T> T read(Port<T> input) throws IOException {
        PortState state = input(input);
        if (state instanceof Present present) {
            return value(input, present);
        }
        throw withheld(input);
    }

    @Override
    public <T> Optional<T> read(Optional<Port<T>> input) throws IOException {
        if (input.isPresent() && input(input.get()) instanceof Present present) {
            return Optional.of(value(input.get(), present));
        }
        return Optional.empty();
    }

    @Override
    public Optional<ArtifactRecord> artifact(Port<?> input) {
        return input(input) instanceof Present present
                ? Optional.of(bench.records().apply(present))
                : Optional.empty();
    }

    @Override
    public <T> void write(Port<T> output, T value) throws IOException {
        draft(output).write(value);
    }

    @Override
    public Path directory(Port<?> output) throws IOException {
        return draft(output).directory();
    }

    @Override
    public void property(Port<?> output, String key, String value) {
        draft(output).property(key, value);
    }

    @Override
    public void withhold(Port<?> output, String reason) {
        draft(output).set(new Content.Withheld(reason));
    }

    @Override
    public <T> void pass(Port<T> input, Port<T> output) {
        if (input(input) instanceof Present present) {
            draft(output).set(new Content.Passed(present));
        } else {
            throw withheld(input);
        }
    }

    @Override
    public Digest digest(ExternalInput input) {
        return bench.contents().apply(input);
    }

    @Override
    public Digest key() {
        return key;
    }

    @Override
    public Progress progress() {
        return (done, total, unit) -> context.observer().progress(id, done, total, unit);
    }

    @Override
    public MetricLog log() {
        return bench.metrics();
    }

    @Override
    public Logger logger() {
        return bench.logger();
    }

    @Override
    public Path scratch() throws IOException {
        Staging scratch = bench.places().stage();
        scratches.add(scratch);
        return scratch.directory();
    }

    @Override
    public synchronized Path unfinished() throws IOException {
        @Nullable Path place = unfinished;
        if (place == null) {
            requireGoing();
            Optional<Path> home = bench.unfinished().home(key);
            place = home.isPresent() ? UnfinishedWork.takeOver(home.get()) : scratch();
            resumable = home.isPresent();
            unfinished = place;
        }
        return place;
    }

    /** The next attempt may have the place by now. */
    private void requireGoing() throws IOException {
        if (context.isCancelled()) {
            throw new IOException(
                    "Node '%s' was asked to stop, and may leave nothing unfinished any more.".formatted(id));
        }
    }

    /** Returns in which directory executions of this key leave what is unfinished, if they may. */
    public Optional<Path> unfinishedHome() throws IOException {
        return bench.unfinished().home(key);
    }

    /** Returns whether there can be something unfinished in the store. */
    boolean leftUnfinished() {
        return resumable;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public int threads() {
        return bench.threads();
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (context.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("node '%s' was cancelled".formatted(id.node()));
        }
    }

    /** Publishes all outputs. */
    List<OutputRecord> publish() throws IOException {
        for (OutputDraft draft : drafts.values()) {
            draft.check();
        }
        List<OutputRecord> outputs = new ArrayList<>(drafts.size());
        for (OutputDraft draft : drafts.values()) {
            outputs.add(draft.publish());
        }
        return outputs;
    }

    @Override
    public void close() throws IOException {
        for (OutputDraft draft : drafts.values()) {
            draft.close();
        }
        for (Staging scratch : scratches) {
            scratch.close();
        }
    }

    private ComponentException withheld(Port<?> input) {
        return new ComponentException(
                "Input '%s' of node '%s' was withheld. Read it as an Optional.".formatted(input, id.node()));
    }

    private PortState input(Port<?> input) {
        PortState state = inputs.get(input);
        if (state == null) {
            throw new ComponentException("Port '%s' is not an input of node '%s', so it cannot be read. Inputs: %s."
                    .formatted(input, id.node(), inputs.keySet()));
        }
        return state;
    }

    private OutputDraft draft(Port<?> output) {
        OutputDraft draft = drafts.get(output);
        if (draft == null) {
            throw new ComponentException(
                    "Port '%s' is not an output of node '%s', so it cannot be written. Outputs: %s."
                            .formatted(output, id.node(), node.ports()));
        }
        return draft;
    }

    @SuppressWarnings("unchecked") // what is behind a Port<T> was written through a Port<T>
    private synchronized <T> T value(Port<T> input, Present present) throws IOException {
        Object value = values.get(input);
        if (value == null) {
            value = context.read(input, present);
            values.put(input, value);
        }
        return (T) value;
    }
}
