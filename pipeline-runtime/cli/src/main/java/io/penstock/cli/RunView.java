package io.penstock.cli;

import io.penstock.runtime.metadata.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run as programs read it.
 *
 * @param number 1 for the first run of the workspace
 * @param seconds how long it took; empty if it has not ended
 */
record RunView(
        long number,
        String id,
        String pipeline,
        String state,
        Instant started,
        Optional<Instant> finished,
        Optional<Double> seconds,
        String parameters,
        Map<String, String> notes) {

    static RunView of(RunRecord run) {
        return new RunView(
                run.number(),
                run.id(),
                run.pipeline(),
                run.state().name(),
                run.started(),
                run.finished(),
                took(run).map(time -> time.toNanos() / 1e9),
                run.parameters(),
                run.notes());
    }

    static Optional<Duration> took(RunRecord run) {
        return run.finished().map(end -> Duration.between(run.started(), end));
    }
}
