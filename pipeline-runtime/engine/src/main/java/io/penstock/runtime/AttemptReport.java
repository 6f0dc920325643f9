package io.penstock.runtime;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one attempt at a node.
 *
 * @param number 1 for the first
 * @param item the element or round, if the node is in a body that is run many times; else empty
 * @param outcome how it ended; empty if it has not, or its process ended before
 * @param reason why it failed, was skipped or ran; empty if there is nothing to say
 * @param stack the stack trace of what it threw; empty if it threw nothing
 * @param log the lines that its component logged through its execution
 * @param usage what it took of the machine
 * @param started when it began
 */
public record AttemptReport(
        int number,
        String item,
        Optional<Event.Outcome> outcome,
        String reason,
        String stack,
        List<String> log,
        Usage usage,
        Instant started) {

    /** Copies the lines. */
    public AttemptReport {
        log = List.copyOf(log);
    }

    static AttemptReport of(ExecutionRecord execution, List<String> log) {
        Optional<Event.ExecutionFinished> finished = execution.finished();
        return new AttemptReport(
                execution.id().attempt(),
                execution.id().item(),
                finished.map(Event.ExecutionFinished::outcome),
                finished.map(Event.ExecutionFinished::reason).orElse(""),
                finished.map(Event.ExecutionFinished::stack).orElse(""),
                log,
                finished.map(Event.ExecutionFinished::usage).orElse(Usage.NONE),
                execution.started());
    }
}
