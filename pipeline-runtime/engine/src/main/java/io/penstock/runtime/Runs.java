package io.penstock.runtime;

import io.penstock.Pipeline;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.observe.JfrEvents;
import io.penstock.runtime.observe.PowerModel;
import io.penstock.runtime.observe.RunEvent;
import io.penstock.runtime.schedule.Engine;
import io.penstock.runtime.schedule.PipelineRun;
import io.penstock.runtime.schedule.RunPlan;
import io.penstock.runtime.schedule.Timer;
import io.penstock.runtime.store.Holds.Hold;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The runs of a workspace that are under way. Thread-safe. */
final class Runs implements AutoCloseable {

    /** How often a run looks whether another process asks it to stop. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Storage storage;
    private final Engine engine;
    private final Listeners listeners;
    private final Duration grace;
    private final PowerModel power;
    private final boolean ownsExecutor;
    private final BrokenRuns broken;
    private final Set<RunningPipeline> running = ConcurrentHashMap.newKeySet();

    /**
     * Creates runs of which none is under way.
     *
     * @param ownsExecutor whether the executor is closed with this
     */
    Runs(Storage storage, Engine engine, Listeners listeners, Duration grace, PowerModel power, boolean ownsExecutor) {
        this.storage = storage;
        this.engine = engine;
        this.listeners = listeners;
        this.grace = grace;
        this.power = power;
        this.ownsExecutor = ownsExecutor;
        this.broken = new BrokenRuns(storage.metadata(), engine.timer(), this::isLeft);
    }

    String newId(Machinery machinery) {
        return RunIds.at(machinery.clock().instant());
    }

    /**
     * Begins a run. What its plan takes over is held until the start is written down, which names it.
     *
     * @param planning makes the plan
     * @param notes what is written down of it beside the environment
     */
    RunningPipeline begin(
            Machinery machinery, Pipeline pipeline, String id, Supplier<RunPlan> planning, Map<String, String> notes) {
        checkWritten(id);
        Hold hold = engine.holds().open();
        boolean begun = false;
        try {
            RunPlan plan = planning.get();
            Map<String, String> all = new HashMap<>(notes);
            plan.takes().ifPresent(taken -> all.put(RunPlan.TAKES, taken));
            RunningPipeline handle = begin(machinery, pipeline, id, plan, all, hold);
            begun = true;
            return handle;
        } finally {
            if (!begun) {
                hold.close();
            }
        }
    }

    private RunningPipeline begin(
            Machinery machinery, Pipeline pipeline, String id, RunPlan plan, Map<String, String> notes, Hold hold) {
        Optional<RunEvent> event = JfrEvents.run();
        ListenerBridge bridge = new ListenerBridge(listeners);
        PipelineRun run =
                new PipelineRun(machinery, engine, pipeline, start(machinery, pipeline, id, notes), plan, bridge);
        RunningPipeline handle = new RunningPipeline(id, run, engine.executor(), grace);
        running.add(handle);
        listeners.tell(listener -> listener.runStarted(id, pipeline));
        Timer.Alarm heeding = heed(handle);
        handle.begin(nodes -> report(id, nodes, bridge, machinery), listeners, hold, (state, whole) -> {
            if (!whole) {
                broken.add(id, machinery.clock());
            }
            running.remove(handle);
            heeding.cancel();
            storage.requests().ifPresent(requests -> requests.forget(id));
            event.ifPresent(made -> made.end(id, pipeline.name(), state));
        });
        return handle;
    }

    /** Returns a run as it is, after it was ended if it only seems to run: its process is gone, or it broke off here. */
    RunRecord current(Machinery machinery, RunRecord known) {
        if (known.state() != RunRecord.State.RUNNING) {
            return known;
        }
        storage.sweep(machinery.clock().instant());
        if (isLeft(known.id())) {
            broken.end(known.id(), machinery.clock());
        }
        return storage.metadata().run(known.id()).orElseThrow();
    }

    /** Returns whether a run is open in the name of this process, and yet is not run by it. */
    private boolean isLeft(String id) {
        boolean open = storage.metadata()
                .run(id)
                .filter(run ->
                        run.state() == RunRecord.State.RUNNING && run.owner().equals(storage.owner()))
                .isPresent();
        return open && running.stream().noneMatch(handle -> handle.id().equals(id));
    }

    /** Cancels a run that another process asks to stop. */
    private Timer.Alarm heed(RunningPipeline handle) {
        return storage.requests()
                .map(requests -> engine.timer().every(LOOK, () -> {
                    if (requests.isAsked(handle.id())) {
                        handle.cancel("another process asked it to stop");
                    }
                }))
                .orElse(Timer.Alarm.NONE);
    }

    /** Asks a run to stop; if this process does not run it, that which does is asked. */
    void cancel(String id) {
        for (RunningPipeline handle : running) {
            if (handle.id().equals(id)) {
                handle.cancel();
                return;
            }
        }
        checkWritten(id);
        storage.requests().ifPresent(requests -> requests.ask(id));
    }

    private void checkWritten(String id) {
        if (storage.isReadOnly()) {
            throw new EnvironmentException(
                    "Nothing can be done with run '%s': workspace '%s' is open to look at alone. Open it to write."
                            .formatted(id, storage.name()));
        }
    }

    /** Makes the report of a run of any time. */
    RunReport report(Machinery machinery, RunRecord run) {
        Artifacts artifacts = new Artifacts(machinery.reader(), machinery.forms());
        return new StoredReports(machinery.metadata(), artifacts, power).of(run);
    }

    /**
     * Refuses what would wait for the calling thread itself.
     *
     * @throws ComponentException if the calling thread is at work on a node
     */
    void checkNotWithin() {
        for (RunningPipeline handle : running) {
            handle.nodeOf(Thread.currentThread()).ifPresent(node -> {
                throw new ComponentException(
                        "Node '%s' closes the workspace that runs it. Close it where it was opened, after the run."
                                .formatted(node));
            });
        }
    }

    /** Cancels what runs and waits for its end. */
    @Override
    public void close() {
        running.forEach(RunningPipeline::cancel);
        running.forEach(RunningPipeline::awaitCancelled);
        if (ownsExecutor && engine.executor() instanceof ExecutorService own) {
            own.shutdown();
        }
        listeners.close();
        engine.timer().close();
    }

    private Event.RunStarted start(Machinery machinery, Pipeline pipeline, String id, Map<String, String> notes) {
        Map<String, String> environment = new HashMap<>(Host.environment());
        environment.putAll(notes);
        return new Event.RunStarted(
                id,
                pipeline.name(),
                storage.owner(),
                CanonicalJson.write(pipeline.parameters()),
                Host.name(),
                environment,
                machinery.clock().instant());
    }

    private RunReport report(String id, List<NodeReport> nodes, ListenerBridge bridge, Machinery machinery) {
        RunRecord record = storage.metadata().run(id).orElseThrow();
        Artifacts artifacts = new Artifacts(machinery.reader(), machinery.forms());
        return new RunReport(record, nodes, bridge.isDegraded(), new RunEnergy(storage.metadata(), power), artifacts);
    }
}
