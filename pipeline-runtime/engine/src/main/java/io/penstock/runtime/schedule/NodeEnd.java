package io.penstock.runtime.schedule;

import io.penstock.Node;
import io.penstock.Port;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node came to its end.
 *
 * @param node which one
 * @param event what the store keeps of it
 * @param outputs what it wrote, found or withheld
 * @param ports what is behind its outputs
 * @param cause why it failed, if it did
 */
public record NodeEnd(
        Node node,
        ExecutionFinished event,
        List<OutputRecord> outputs,
        Map<Port<?>, PortState> ports,
        @Nullable Throwable cause) {

    /** Returns whether it made something new, which must be durable before anyone builds on it. */
    boolean isFresh() {
        return event.outcome() == Event.Outcome.EXECUTED;
    }
}
