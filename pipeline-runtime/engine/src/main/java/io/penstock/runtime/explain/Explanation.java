package io.penstock.runtime.explain;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.List;
import java.util.Optional;

/**
 * Why an execution ran, was cached, or did neither.
 *
 * @param id which attempt
 * @param pipeline the pipeline's name
 * @param cause the kind of the answer
 * @param verdict the answer in a sentence or two
 * @param outcome how it ended; empty if it has not ended
 * @param beside the earlier execution whose key the parts are compared with; empty if there is none
 * @param parts each part of the key beside that of the earlier one, in the order of the key; empty without one
 */
public record Explanation(
        ExecutionId id,
        String pipeline,
        Cause cause,
        String verdict,
        Optional<Event.Outcome> outcome,
        Optional<Event.ExecutionFinished> beside,
        List<Difference> parts) {

    /** Copies the parts. */
    public Explanation {
        parts = List.copyOf(parts);
    }

    /** Why an execution came to its outcome. */
    public enum Cause {
        /** It ran: no earlier execution of the node has a key. */
        FIRST,
        /** It ran: no earlier execution has its key. */
        NEW_KEY,
        /** It ran although its key was known, for a reason that was written down: a damaged artifact, for example. */
        AGAIN,
        /** It ran: its policy says so. */
        POLICY,
        /** It ran: it reaches outside the workspace. */
        OUTSIDE,
        /** It ran: a part of its key could not be hashed. */
        INCOMPLETE,
        /** It ran: what was computed before had outlived its time. */
        EXPIRED,
        /** It ran: an execution with the same key ended only after it had begun. */
        AT_ONCE,
        /** It ran: the key was forgotten, see {@link Invalidation}. */
        FORGOTTEN,
        /** It ran: an equal execution was not kept. */
        NOT_KEPT,
        /** It was cached: an earlier execution has its key. */
        REUSED,
        /** It has a body, and ran or was cached as that did. */
        BODY,
        /** It is a resolver, which looks anew every time. */
        RESOLVED,
        /** It broke. */
        FAILED,
        /** It could not run. */
        SKIPPED,
        /** The run was cancelled. */
        CANCELLED,
        /** It has not ended. */
        UNFINISHED
    }

    /** Returns the parts that differ from the earlier key. */
    public List<Difference> changes() {
        return parts.stream().filter(part -> !part.isSame()).toList();
    }

    /** Returns the whole explanation for people: the verdict in the first line, then what else differs and what does not. */
    public String text() {
        return Wording.of(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
