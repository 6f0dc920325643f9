package io.penstock.runtime.schedule;

import io.penstock.Pipeline;
import io.penstock.runtime.execution.Ending;
import io.penstock.runtime.execution.Failure;
import io.penstock.runtime.execution.Grown;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.execution.Turn;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.store.Holds.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One run of a pipeline: starts nodes as soon as what they need is durable, and goes on with everything that a failure does
 * not touch. Event-driven: no thread waits for another node. The graph grows when a node's body is run for a number of times
 * that is known only then.
 */
public final class PipelineRun {

    private static final HostLog LOG = HostLog.of(PipelineRun.class);

    private final Machinery machinery;
    private final Engine engine;
    private final Event.RunStarted start;
    private final RunPlan plan;
    private final RunObserver observer;
    private final NodeRunner runner;
    private final Restoration restoration;
    private final Workers workers;
    private final Attempts attempts;
    private final Journal journal;
    private final Stop stop = new Stop();
    private final CompletableFuture<List<NodeEnd>> finished = new CompletableFuture<>();

    private final Object lock = new Object();
    private final Course course;
    private final Progress progress;
    private final Parking parking;

    /**
     * Prepares a run.
     *
     * @param start what is written down when it starts
     * @param plan what is done otherwise than running every node
     * @throws io.penstock.errors.DefinitionException if the pipeline cannot run in this workspace
     */
    public PipelineRun(
            Machinery machinery,
            Engine engine,
            Pipeline pipeline,
            Event.RunStarted start,
            RunPlan plan,
            RunObserver observer) {
        new Preflight(machinery, engine.permits()).check(pipeline);
        this.machinery = machinery;
        this.engine = engine;
        this.start = start;
        this.plan = plan;
        this.observer = observer;
        this.runner = new NodeRunner(machinery, pipeline.name());
        this.restoration = new Restoration(machinery, engine.holds(), runner, this::context, this::ranAgain);
        this.attempts = new Attempts(engine.timer(), engine.alarms(), plan.grace(), this::abandoned);
        this.workers = new Workers(
                start.run(),
                engine.executor(),
                engine.permits(),
                this::turn,
                this::breakDown,
                new Workers.Refusal(task -> engine.timer().after(Duration.ZERO, task), this::refused),
                this::isHeldBack);
        this.journal = new Journal(machinery.metadata(), workers::pump, this::settled, this::breakDown);
        this.course = new Course(start.run(), pipeline.nodes(), plan, this::ready);
        this.progress = new Progress(course, journal, workers, this::durable, this::runFinished);
        this.parking = new Parking(lock, workers, stop);
    }

    /**
     * Starts the run, as {@link #start()} does.
     *
     * @param hold keeps what its plan relies on; closed when the start is written down
     */
    public CompletionStage<List<NodeEnd>> start(Hold hold) {
        CompletionStage<Void> durable = CompletableFuture.completedFuture(null);
        try {
            durable = begin();
        } finally {
            durable.whenComplete((done, failure) -> hold.close());
        }
        return finished;
    }

    /** Starts the run; the stage completes with the end of every node of the pipeline itself, in its order, when all is durable. */
    public CompletionStage<List<NodeEnd>> start() {
        return start(Hold.NONE);
    }

    private CompletionStage<Void> begin() {
        plan.deadline()
                .ifPresent(limit -> attempts.deadline(limit, () -> cancel("its deadline of " + limit + " passed")));
        Wave wave = new Wave();
        wave.event(start);
        wave.fresh();
        synchronized (lock) {
            course.begin(wave);
            return progress.settle(wave);
        }
    }

    /** Interrupts what runs and starts nothing more. */
    public void cancel(String reason) {
        if (stop.request(reason)) {
            attempts.stopAll(reason);
            parking.wakeAll();
            engine.timer().after(Duration.ZERO, this::endUnbegun);
        }
    }

    /** Ends what waits for a thread, which may never come. */
    private void endUnbegun() {
        for (List<Instance> left = workers.drain(); !left.isEmpty(); left = workers.drain()) {
            left.forEach(instance -> endFromOutside(instance, Map.of(), ending -> ending.cancelled(stop.reason())));
        }
    }

    /** Returns the node that a thread is at work on. */
    public Optional<String> nodeOf(Thread thread) {
        return attempts.nodeOf(thread);
    }

    private boolean isHeldBack() {
        return journal.isFull();
    }

    /** Runs a node for a while; false if it was abandoned meanwhile. */
    private boolean turn(Instance instance) {
        Attempt attempt = attempts.begin(instance, engine.holds());
        InstanceContext context = new InstanceContext(instance, attempt, restoration, observer, stop, plan);
        Turn turn;
        try {
            turn = new Guard(runner, context, stop).run(instance, grown(instance), () -> attempts.watch(attempt));
        } catch (RuntimeException | Error e) { // not of the component
            if (attempts.end(attempt)) {
                throw e;
            }
            LOG.debug(
                    e,
                    "The thread of '{}', which was abandoned, has ended.",
                    instance.node().id(),
                    e);
            return false;
        }
        boolean ours = attempts.end(attempt);
        if (ours) {
            accept(instance, turn, attempt.held());
        } else {
            attempt.letGo();
        }
        return ours;
    }

    private Grown grown(Instance instance) {
        synchronized (lock) {
            return course.grown(instance);
        }
    }

    /**
     * Goes on after a turn.
     *
     * @param hold keeps what the turn relied on; to be closed when that is written down
     */
    private void accept(Instance instance, Turn turn, Hold hold) {
        CompletionStage<Void> durable = CompletableFuture.completedFuture(null);
        try {
            durable = accept(instance, turn);
        } finally {
            durable.whenComplete((done, failure) -> hold.close());
        }
    }

    /** Returns when all that was found and made is durable. */
    private CompletionStage<Void> accept(Instance instance, Turn turn) {
        if (turn instanceof Turn.Waits waits) {
            parking.park(instance, () -> {}, parked -> waits.until().thenRun(parked::wake));
        } else if (turn instanceof Turn.Grows grows) {
            return grow(instance, grows);
        } else if (turn instanceof Turn.Ended ended) {
            return ended(instance, ended);
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> ended(Instance instance, Turn.Ended ended) {
        Throwable cause = ended.end().cause();
        if (cause != null && !stop.isRequested() && Guard.isTriedAgain(instance, cause)) {
            tryAgain(instance, ended.end(), cause);
            return CompletableFuture.completedFuture(null);
        }
        Wave wave = new Wave();
        try {
            CompletionStage<Void> durable;
            synchronized (lock) {
                begun(instance, ended.end()).ifPresent(wave::event);
                wave.end(instance, ended.end());
                durable = progress.settle(wave);
            }
            land(ended, durable); // not under the lock: it wakes nodes of other runs, which have locks of their own
            return durable;
        } catch (RuntimeException e) { // the store is closed: others shall not wait for this node
            ended.land();
            throw e;
        }
    }

    /** What was made can be found by others when it is durable; what was found, at once. */
    private static void land(Turn.Ended ended, CompletionStage<Void> durable) {
        if (ended.end().isFresh()) {
            durable.whenComplete((done, failure) -> ended.land());
        } else {
            ended.land();
        }
    }

    private void tryAgain(Instance instance, NodeEnd end, Throwable cause) {
        RandomGenerator chance = ThreadLocalRandom.current();
        Duration pause = instance.node().options().retry().pauseAfter(instance.tries(), chance);
        LOG.warn(
                cause,
                "Node '{}' failed and is tried again in {}: {}",
                instance.node().id(),
                pause,
                end.event().reason());
        journal.write(events(instance, end), () -> observer.finished(end));
        parking.park(
                instance,
                () -> beginAgain(instance),
                parked -> parked.alarm(engine.alarms().after(pause, parked::wake)));
    }

    private void beginAgain(Instance instance) {
        synchronized (lock) {
            instance.nextAttempt();
            if (stop.isRequested()) {
                return;
            }
            instance.begins();
        }
        journal.write(List.of(started(instance)), () -> {});
    }

    /** Returns what is to be written down of an attempt that ended: its begin too, if it was to be kept as it was and was not. */
    private List<Event> events(Instance instance, NodeEnd end) {
        List<Event> events = new ArrayList<>();
        synchronized (lock) {
            begun(instance, end).ifPresent(events::add);
        }
        events.add(end.event());
        return events;
    }

    private static Optional<Event> begun(Instance instance, NodeEnd end) {
        return !end.recorded() && instance.begins()
                ? Optional.of(
                        new Event.ExecutionStarted(end.event().id(), end.event().startedAt()))
                : Optional.empty();
    }

    private CompletionStage<Void> grow(Instance owner, Turn.Grows grows) {
        Wave wave = new Wave();
        if (!grows.events().isEmpty()) {
            grows.events().forEach(wave::event);
            wave.fresh();
        }
        synchronized (lock) {
            course.grow(owner, grows, wave);
            return progress.settle(wave);
        }
    }

    /** Takes a node whose inputs are all known: to be run, or to its end without that. */
    private void ready(Instance instance, Wave wave) {
        Ending ending = runner.begin(instance.node(), instance.id(), context(instance));
        new Provisions(plan, stop).end(instance, ending).ifPresentOrElse(end -> wave.end(instance, end), () -> {
            if (context(instance).kept().isEmpty()) {
                instance.begins();
                wave.event(started(instance));
            }
            wave.release(instance);
        });
    }

    /** Ends the run if nothing is left to be done and all is durable. */
    private void settled() {
        boolean over;
        synchronized (lock) {
            over = course.isOver() && journal.isSettled(); // the last of it may have been written meanwhile
        }
        if (over) {
            finished.complete(course.ends());
        }
    }

    private InstanceContext context(Instance instance) {
        return new InstanceContext(instance, null, restoration, observer, stop, plan);
    }

    /** Ends a node whose thread does not stop; what that thread still does is no part of the run. */
    private void abandoned(Attempt attempt, Throwable cause) {
        Map<String, String> parts = attempt.keyParts();
        endFromOutside(attempt.instance(), parts, ending -> ending.failed(cause, attempt.usage(), parts));
        workers.abandon(attempt.instance());
        if (stop.isRequested()) {
            endUnbegun();
        }
    }

    /** Ends a node for which there is no thread. */
    private void refused(Instance instance, Throwable cause) {
        LOG.warn(cause, "Node '{}' failed: {}", instance.node().id(), Failure.reason(cause));
        endFromOutside(instance, Map.of(), ending -> ending.failed(cause, Usage.NONE, Map.of()));
    }

    private void endFromOutside(Instance instance, Map<String, String> keyParts, Function<Ending, NodeEnd> failure) {
        Ending ending = runner.begin(instance.node(), instance.id(), context(instance));
        NodeEnd end = stop.isRequested() ? ending.cancelled(stop.reason(), keyParts) : failure.apply(ending);
        try {
            accept(instance, Turn.Ended.of(end));
        } catch (RuntimeException e) { // this thread is the timer's, which would keep it to itself
            breakDown(e);
        }
    }

    private Event.ExecutionStarted started(Instance instance) {
        return new Event.ExecutionStarted(instance.id(), machinery.clock().instant());
    }

    private Event.RunFinished runFinished() {
        attempts.close();
        RunRecord.State state = stop.isRequested()
                ? RunRecord.State.CANCELLED
                : course.hasFailed() ? RunRecord.State.FAILED : RunRecord.State.SUCCEEDED;
        return new Event.RunFinished(
                start.run(), state, notes(), machinery.clock().instant());
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>(observer.notes());
        if (!attempts.abandonedNodes().isEmpty()) {
            notes.put("abandoned", String.join(", ", attempts.abandonedNodes().keySet()));
        }
        if (stop.isRequested()) {
            notes.put("cancelled", stop.reason());
        }
        return notes;
    }

    /** Gives up: what happens cannot be written down any more. */
    private void breakDown(Throwable cause) {
        journal.close();
        cancel("what happens cannot be written down: " + cause);
        workers.drain();
        attempts.close();
        finished.completeExceptionally(cause);
    }

    private void durable(NodeEnd end) {
        observer.finished(end);
        runner.durable(end); // it may take a while
    }

    private NodeEnd ranAgain(Instance instance, NodeEnd end) {
        List<Event> events =
                List.of(new Event.ExecutionStarted(end.event().id(), end.event().startedAt()), end.event());
        machinery.metadata().append(events).toCompletableFuture().join();
        synchronized (lock) {
            instance.ends(end.light());
        }
        durable(end);
        return end;
    }
}
