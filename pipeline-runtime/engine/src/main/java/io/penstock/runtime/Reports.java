package io.penstock.runtime;

import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.time.Duration;
import java.util.Objects;

/** Turns what the scheduler says of a node into what a user sees. */
final class Reports {

    private Reports() {}

    static NodeReport of(NodeEnd end) {
        ExecutionFinished event = end.event();
        return new NodeReport(
                end.node().id(),
                outcome(end),
                event.reason(),
                event.startedAt(),
                took(event),
                end.outputs().stream().map(Reports::output).toList(),
                event.id().attempt(),
                event.usage());
    }

    /** The monotonic clock knows better, if it was asked: the other one may have been set back meanwhile. */
    private static Duration took(ExecutionFinished event) {
        Duration byClock = Duration.between(event.startedAt(), event.at());
        return event.usage().wallNanos() > 0 ? Duration.ofNanos(event.usage().wallNanos()) : byClock;
    }

    private static Outcome outcome(NodeEnd end) {
        return switch (end.event().outcome()) {
            case EXECUTED -> new Outcome.Executed();
            case CACHED -> new Outcome.Cached();
            case FAILED -> new Outcome.Failed(Objects.requireNonNull(end.cause()));
            case SKIPPED -> new Outcome.Skipped(end.event().reason());
            case CANCELLED -> new Outcome.Cancelled();
        };
    }

    private static NodeReport.Output output(OutputRecord output) {
        return new NodeReport.Output(
                output.port(), output.type(), output.digest(), output.withheld(), output.properties());
    }
}
