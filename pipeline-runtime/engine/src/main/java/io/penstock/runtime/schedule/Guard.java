package io.penstock.runtime.schedule;

import io.penstock.runtime.execution.Ending;
import io.penstock.runtime.execution.Failure;
import io.penstock.runtime.execution.Grown;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.execution.Turn;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.observe.JfrEvents;
import io.penstock.runtime.observe.NodeEvent;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.MDC;

/** The one place where whatever a node throws becomes a result. */
record Guard(NodeRunner runner, InstanceContext context, Stop stop) {

    private static final HostLog LOG = HostLog.of(Guard.class);

    /**
     * Runs a node for a while.
     *
     * @param watch lets its time be limited, for which there may be no thread
     */
    Turn run(Instance instance, Grown grown, Runnable watch) {
        Optional<NodeEvent> event = JfrEvents.node();
        MDC.put("node", instance.node().id());
        Turn turn = turn(instance, grown, watch);
        if (turn instanceof Turn.Ended ended) {
            event.ifPresent(made -> made.end(instance.id(), ended.end().event().outcome()));
        }
        return turn;
    }

    private Turn turn(Instance instance, Grown grown, Runnable watch) {
        Ending ending = runner.begin(instance.node(), instance.id(), context);
        if (stop.isRequested()) {
            return Turn.Ended.of(ending.cancelled(stop.reason()));
        }
        try {
            watch.run();
            return runner.run(instance.node(), instance.id(), context, grown);
        } catch (Throwable cause) {
            return Turn.Ended.of(
                    stop.isRequested() ? ending.cancelled(stop.reason(), context.keyParts()) : failed(ending, cause));
        }
    }

    /** Returns whether a node is tried again; one whose failure cannot even be looked into is not. */
    static boolean isTriedAgain(Instance instance, Throwable cause) {
        try {
            return instance.node().options().retry().follows(instance.tries(), cause);
        } catch (RuntimeException | Error e) { // of a foreign exception's own getCause
            LOG.warn(
                    e,
                    "Node '{}' is not tried again: its failure cannot be looked into.",
                    instance.node().id(),
                    e);
            return false;
        }
    }

    private NodeEnd failed(Ending ending, Throwable thrown) {
        TimeoutException timeout = context.timeout();
        Throwable cause = timeout == null ? thrown : timeout;
        if (timeout != null) {
            timeout.addSuppressed(thrown);
        } else if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Usage usage = context.usage();
        LOG.warn(cause, "Node '{}' failed: {}", context.instance().node().id(), Failure.reason(cause));
        NodeEnd end = ending.failed(cause, usage, context.keyParts());
        LOG.debug(cause, "It failed here: {}", end.event().stack()); // a foreign exception's own methods may throw
        return end;
    }
}
