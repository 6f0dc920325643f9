package io.penstock.runtime.metadata;

import io.penstock.runtime.metadata.RunRecord.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps that runs can take, and the refusal of all others. */
final class RunSteps {

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
            } else if (known.isEmpty()) {
                throw new IllegalStateException(
                        "Run '%s' is not known, so nothing can be recorded of it. Append its start first."
                                .formatted(id));
            }
        }
        return changed;
    }

    /** A run starts once, and again after it has ended. */
    private static RunRecord start(Event.RunStarted event, Optional<RunRecord> known, long next) {
        if (known.filter(run -> run.state() == State.RUNNING).isPresent()) {
            throw new IllegalStateException(
                    "Run '%s' cannot start: it is running. Give every run its own id.".formatted(event.run()));
        }
        RunRecord first = known.orElse(new RunRecord(
                event.run(),
                next,
                event.pipeline(),
                event.owner(),
                event.parameters(),
                State.RUNNING,
                event.at(),
                Optional.empty()));
        return with(first, event.owner(), State.RUNNING, Optional.empty());
    }

    private static RunRecord finish(Event.RunFinished event, Optional<RunRecord> known) {
        RunRecord run = known.filter(found -> found.state() == State.RUNNING)
                .orElseThrow(() -> new IllegalStateException(
                        "Run '%s' cannot end: it is not running. Start it first, and end it once."
                                .formatted(event.run())));
        return with(run, run.owner(), event.state(), Optional.of(event.at()));
    }

    private static RunRecord with(RunRecord run, String owner, State state, Optional<Instant> finished) {
        return new RunRecord(
                run.id(), run.number(), run.pipeline(), owner, run.parameters(), state, run.started(), finished);
    }
}
