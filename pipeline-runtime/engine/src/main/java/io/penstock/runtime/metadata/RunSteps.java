package io.penstock.runtime.metadata;

import io.penstock.runtime.metadata.RunRecord.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps that runs can take, and the refusal of all others; for implementations of {@link MetadataStore}. */
public final class RunSteps {

    private RunSteps() {}

    /**
     * Returns the runs that events change, as they are afterwards.
     *
     * @throws IllegalStateException if a run cannot take a step
     */
    static Map<String, RunRecord> after(List<Event> events, Map<String, RunRecord> before) {
        Map<String, RunRecord> changed = new LinkedHashMap<>();
        for (Event event : events) {
            String id = event.run();
            Optional<RunRecord> known = Optional.ofNullable(changed.getOrDefault(id, before.get(id)));
            long next = before.size() + changed.size() + 1L;
            if (event instanceof Event.RunStarted started) {
                changed.put(id, start(started, known, next));
            } else if (event instanceof Event.RunFinished finished) {
                changed.put(id, finish(finished, known));
            } else {
                check(event, known.orElseThrow(() -> unknown(id)));
            }
        }
        return changed;
    }

    /** Returns the refusal of what belongs to a run that never started. */
    public static IllegalStateException unknown(String run) {
        return new IllegalStateException(
                "Run '%s' is not known, so nothing can be recorded of it. Append its start first.".formatted(run));
    }

    /** Returns the refusal of a second start. */
    public static IllegalStateException running(String run) {
        return new IllegalStateException(
                "Run '%s' cannot start: it is running. Give every run its own id.".formatted(run));
    }

    /** Returns the refusal of an end without a start. */
    public static IllegalStateException notRunning(String run) {
        return new IllegalStateException(
                "Run '%s' cannot end: it is not running. Start it first, and end it once.".formatted(run));
    }

    /** Returns the refusal of an execution that names another pipeline than its run. */
    public static IllegalStateException otherPipeline(Event.ExecutionFinished event, String pipeline) {
        return new IllegalStateException("Node '%s' of run '%s' names pipeline '%s', but the run is one of '%s'."
                .formatted(event.id().node(), event.run(), event.pipeline(), pipeline));
    }

    private static void check(Event event, RunRecord run) {
        if (event instanceof Event.ExecutionFinished finished
                && !finished.pipeline().equals(run.pipeline())) {
            throw otherPipeline(finished, run.pipeline());
        }
    }

    /** A run starts once, and again after it has ended. */
    private static RunRecord start(Event.RunStarted event, Optional<RunRecord> known, long next) {
        if (known.filter(run -> run.state() == State.RUNNING).isPresent()) {
            throw running(event.run());
        }
        RunRecord first = known.orElse(new RunRecord(
                event.run(),
                next,
                event.pipeline(),
                event.owner(),
                event.parameters(),
                State.RUNNING,
                event.at(),
                Optional.empty(),
                Map.of()));
        return with(first, event.owner(), State.RUNNING, Optional.empty(), Map.of());
    }

    private static RunRecord finish(Event.RunFinished event, Optional<RunRecord> known) {
        RunRecord run =
                known.filter(found -> found.state() == State.RUNNING).orElseThrow(() -> notRunning(event.run()));
        return with(run, run.owner(), event.state(), Optional.of(event.at()), event.notes());
    }

    private static RunRecord with(
            RunRecord run, String owner, State state, Optional<Instant> finished, Map<String, String> notes) {
        return new RunRecord(
                run.id(), run.number(), run.pipeline(), owner, run.parameters(), state, run.started(), finished, notes);
    }
}
