package io.penstock.runtime.execution;

import io.penstock.Node;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a node came to its end.
 *
 * @param node which one
 * @param event what the store keeps of it
 * @param recorded whether the store has the event already
 * @param outputs what it wrote, found or withheld
 * @param ports what is behind its outputs
 * @param cause why it failed, if it did
 * @param unfinished the key under which it left work unfinished, to be deleted when the event is durable
 */
public record NodeEnd(
        Node node,
        ExecutionFinished event,
        boolean recorded,
        List<OutputRecord> outputs,
        Map<Port<?>, PortState> ports,
        @Nullable Throwable cause,
        Optional<Digest> unfinished) {

    /** An end that leaves nothing to be deleted. */
    NodeEnd(
            Node node,
            ExecutionFinished event,
            boolean recorded,
            List<OutputRecord> outputs,
            Map<Port<?>, PortState> ports,
            @Nullable Throwable cause) {
        this(node, event, recorded, outputs, ports, cause, Optional.empty());
    }

    /** Returns the same for a node that has left work unfinished under a key. */
    NodeEnd having(Digest key) {
        return new NodeEnd(node, event, recorded, outputs, ports, cause, Optional.of(key));
    }

    /** Returns whether it made something new, which must be durable before anyone builds on it. */
    public boolean isFresh() {
        return !recorded
                && (event.outcome() == Outcome.EXECUTED
                        || outputs.stream().anyMatch(output -> output.inline().isPresent()));
    }

    /** Returns the same without what only the store needs, to be held for as long as the run. */
    public NodeEnd light() {
        ExecutionFinished kept = new ExecutionFinished(
                event.id(),
                event.pipeline(),
                event.outcome(),
                event.reason(),
                event.key(),
                Map.of(),
                "",
                List.of(),
                List.of(),
                "",
                event.usage(),
                event.startedAt(),
                event.at());
        List<OutputRecord> contents =
                outputs.stream().map(OutputRecord::withoutContent).toList();
        return new NodeEnd(node, kept, true, contents, Map.of(), cause);
    }
}
