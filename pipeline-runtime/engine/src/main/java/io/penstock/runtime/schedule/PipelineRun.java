package io.penstock.runtime.schedule;

import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.schedule.PortState.Lost;
import io.penstock.runtime.schedule.PortState.Present;
import io.penstock.runtime.schedule.PortState.Withheld;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One run of a pipeline: starts nodes as soon as what they need is durable, and goes on with everything that a failure does
 * not touch. Event-driven: no thread waits for another node.
 */
public final class PipelineRun implements RunContext {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

    private final Machinery machinery;
    private final Event.RunStarted start;
    private final RunObserver observer;
    private final NodeRunner runner;
    private final Restoration restoration;
    private final Workers workers;
    private final List<Node> nodes;
    private final Map<Port<?>, PortState> ports = new ConcurrentHashMap<>();
    private final CompletableFuture<List<NodeEnd>> finished = new CompletableFuture<>();

    private final Object lock = new Object();
    private final Graph graph = new Graph();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final @Nullable NodeEnd[] ends;
    private final Set<Thread> running = new HashSet<>();
    private int open;
    private int unacknowledged;
    private volatile boolean cancelled;

    /**
     * Prepares a run.
     *
     * @param start what is written down when it starts
     * @throws DefinitionException if nothing stores the artifacts of some output
     */
    public PipelineRun(Machinery machinery, Pipeline pipeline, Event.RunStarted start, RunObserver observer) {
        this.machinery = machinery;
        this.start = start;
        this.observer = observer;
        this.runner = new NodeRunner(machinery, pipeline.name(), this);
        this.restoration = new Restoration(machinery, runner, this::endOf, this::ranAgain);
        this.workers = new Workers(start.run(), machinery, node -> ended(node, end(node)), this::breakDown);
        this.nodes = pipeline.nodes();
        this.ends = new NodeEnd[nodes.size()];
        this.open = nodes.size();
        checkForms(pipeline.name());
        connect();
    }

    /** Starts the run; the stage completes with the end of every node, in the order of the pipeline, when all is durable. */
    public CompletionStage<List<NodeEnd>> start() {
        List<Integer> first = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        events.add(start);
        for (int node = 0; node < nodes.size(); node++) {
            if (graph.isReady(node)) {
                first.add(node);
                events.add(started(node));
            }
        }
        if (nodes.isEmpty()) {
            events.add(runFinished());
        }
        append(events).thenRun(() -> {
            workers.release(first);
            acknowledged();
        });
        return finished;
    }

    /** Interrupts what runs and starts nothing more. */
    public void cancel() {
        synchronized (lock) {
            cancelled = true;
            running.forEach(Thread::interrupt);
        }
    }

    @Override
    public PortState state(Port<?> port) {
        return Objects.requireNonNull(ports.get(port), () -> "node of '%s' has not ended".formatted(port));
    }

    @Override
    public Object read(Port<?> port, Present present) throws IOException {
        return restoration.read(port, present);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public RunObserver observer() {
        return observer;
    }

    private void checkForms(String pipeline) {
        List<String> problems = new ArrayList<>();
        for (Node node : nodes) {
            for (Port<?> port : node.ports()) {
                try {
                    machinery.forms().of(port.type());
                } catch (DefinitionException e) {
                    problems.add("Output '%s': %s".formatted(port, e.getMessage()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException("Pipeline '%s' cannot run:".formatted(pipeline), problems);
        }
    }

    private void connect() {
        for (Node node : nodes) {
            int number = graph.add();
            numbers.put(node.id(), number);
            node.inputs().stream()
                    .map(input ->
                            Objects.requireNonNull(numbers.get(input.port().node())))
                    .distinct()
                    .forEach(predecessor -> graph.require(number, predecessor));
        }
    }

    /** The one place where whatever a component throws becomes a result. */
    private NodeEnd end(int number) {
        Node node = nodes.get(number);
        ExecutionId id = ExecutionId.first(start.run(), node.id());
        Ending ending = runner.begin(node, id);
        MDC.put("node", node.id());
        if (!enter()) {
            return ending.cancelled();
        }
        try {
            return runner.run(node, id);
        } catch (Throwable cause) {
            return cancelled ? ending.cancelled() : failed(ending, cause);
        } finally {
            leave();
        }
    }

    private static NodeEnd failed(Ending ending, Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        NodeEnd end = ending.failed(cause);
        LOG.warn("Node '{}' failed: {}", end.node().id(), end.event().reason());
        LOG.debug("It failed here:", cause);
        return end;
    }

    private boolean enter() {
        synchronized (lock) {
            return !cancelled && running.add(Thread.currentThread());
        }
    }

    private void leave() {
        synchronized (lock) {
            running.remove(Thread.currentThread());
            if (cancelled) {
                Thread.interrupted(); // it was meant for the node, not for what the executor runs next
            }
        }
    }

    /** Takes the end of a node, and of all those behind it that cannot run because of it. */
    private void ended(int number, NodeEnd end) {
        List<Event> events = new ArrayList<>();
        List<NodeEnd> closed = new ArrayList<>();
        List<Integer> released = new ArrayList<>();
        CompletionStage<Long> durable;
        synchronized (lock) {
            close(number, end, events, closed, released);
            if (open == 0) {
                events.add(runFinished());
            }
            durable = append(events);
        }
        if (!end.isFresh()) {
            workers.release(released);
        }
        durable.thenRun(() -> {
            closed.forEach(observer::finished);
            if (end.isFresh()) {
                workers.release(released);
            }
            acknowledged();
        });
    }

    private void close(int number, NodeEnd end, List<Event> events, List<NodeEnd> closed, List<Integer> released) {
        ArrayDeque<Integer> numbers = new ArrayDeque<>(List.of(number));
        ArrayDeque<NodeEnd> results = new ArrayDeque<>(List.of(end));
        while (!numbers.isEmpty()) {
            NodeEnd result = results.remove();
            int at = numbers.remove();
            ends[at] = result;
            ports.putAll(result.ports());
            events.add(result.event());
            closed.add(result);
            open--;
            graph.end(at, next -> {
                Optional<NodeEnd> blocked = blocked(nodes.get(next));
                if (blocked.isPresent()) {
                    numbers.add(next);
                    results.add(blocked.get());
                } else {
                    released.add(next);
                    events.add(started(next));
                }
            });
        }
    }

    private Optional<NodeEnd> blocked(Node node) {
        Ending ending = runner.begin(node, ExecutionId.first(start.run(), node.id()));
        if (cancelled) {
            return Optional.of(ending.cancelled());
        }
        for (Node.Input input : node.inputs()) {
            PortState state = state(input.port());
            if (state instanceof Lost lost) {
                return Optional.of(ending.skipped(lost.reason(), lost));
            }
            if (state instanceof Withheld withheld && input.required()) {
                return Optional.of(
                        ending.skipped("'%s' was withheld: %s".formatted(input.port(), withheld.reason()), withheld));
            }
        }
        return Optional.empty();
    }

    private Event.ExecutionStarted started(int number) {
        return new Event.ExecutionStarted(
                ExecutionId.first(start.run(), nodes.get(number).id()),
                machinery.clock().instant());
    }

    private Event.RunFinished runFinished() {
        boolean failed =
                Arrays.stream(ends).anyMatch(end -> end != null && end.event().outcome() == Event.Outcome.FAILED);
        RunRecord.State state =
                cancelled ? RunRecord.State.CANCELLED : failed ? RunRecord.State.FAILED : RunRecord.State.SUCCEEDED;
        return new Event.RunFinished(
                start.run(), state, Map.of(), machinery.clock().instant());
    }

    private CompletionStage<Long> append(List<Event> events) {
        synchronized (lock) {
            unacknowledged++;
        }
        CompletionStage<Long> durable = machinery.metadata().append(events);
        durable.whenComplete((sequence, failure) -> {
            if (failure != null) {
                breakDown(failure);
            }
        });
        return durable;
    }

    private void acknowledged() {
        boolean last;
        synchronized (lock) {
            last = --unacknowledged == 0 && open == 0;
        }
        if (last) {
            finished.complete(Arrays.stream(ends).map(Objects::requireNonNull).toList());
        }
    }

    /** Gives up: what happens cannot be written down any more. */
    private void breakDown(Throwable cause) {
        cancel();
        workers.clear();
        finished.completeExceptionally(cause);
    }

    private @Nullable NodeEnd endOf(String node) {
        synchronized (lock) {
            return ends[Objects.requireNonNull(numbers.get(node))];
        }
    }

    private NodeEnd ranAgain(NodeEnd end) {
        List<Event> events =
                List.of(new Event.ExecutionStarted(end.event().id(), end.event().startedAt()), end.event());
        machinery.metadata().append(events).toCompletableFuture().join();
        synchronized (lock) {
            ends[Objects.requireNonNull(numbers.get(end.node().id()))] = end;
        }
        observer.finished(end);
        return end;
    }
}
