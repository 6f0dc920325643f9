package io.penstock.runtime.lineage;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import java.time.Instant;

/**
 * A finished execution in a graph.
 *
 * @param id which attempt
 * @param pipeline the pipeline's name
 * @param outcome how it ended
 * @param at when it ended, by the clock of its time
 * @param sequence place of its end in the store's sequence, which no clock sets back
 */
public record ExecutionNode(ExecutionId id, String pipeline, Event.Outcome outcome, Instant at, long sequence) {

    static ExecutionNode of(ExecutionLinks links) {
        return new ExecutionNode(links.id(), links.pipeline(), links.outcome(), links.at(), links.sequence());
    }
}
