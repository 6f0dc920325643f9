package io.penstock.runtime;

import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what the scheduler says of a node into what a user sees. */
final class Reports {

    private Reports() {}

    static NodeReport of(NodeEnd end) {
        return of(end.event(), outcome(end), end.outputs());
    }

    /** Turns what was written down of an attempt into what a user sees. */
    static NodeReport of(ExecutionFinished event) {
        return of(event, outcome(event, new RecordedFailure(event.reason(), event.stack())), event.outputs());
    }

    private static NodeReport of(ExecutionFinished event, Outcome outcome, List<OutputRecord> outputs) {
        return new NodeReport(
                event.id().node(),
                outcome,
                event.reason(),
                event.startedAt(),
                took(event),
                outputs.stream().map(Reports::output).toList(),
                event.id().attempt(),
                event.usage());
    }

    /** The monotonic clock knows better, if it was asked: the other one may have been set back meanwhile. */
    private static Duration took(ExecutionFinished event) {
        Duration byClock = Duration.between(event.startedAt(), event.at());
        return event.usage().wallNanos() > 0 ? Duration.ofNanos(event.usage().wallNanos()) : byClock;
    }

    private static Outcome outcome(NodeEnd end) {
        return outcome(end.event(), end.cause());
    }

    private static Outcome outcome(ExecutionFinished event, @Nullable Throwable cause) {
        return switch (event.outcome()) {
            case EXECUTED -> new Outcome.Executed();
            case CACHED -> new Outcome.Cached();
            case FAILED -> new Outcome.Failed(Objects.requireNonNull(cause));
            case SKIPPED -> new Outcome.Skipped(event.reason());
            case CANCELLED -> new Outcome.Cancelled();
        };
    }

    private static NodeReport.Output output(OutputRecord output) {
        return new NodeReport.Output(
                output.port(), output.type(), output.digest(), output.withheld(), output.properties());
    }
}
