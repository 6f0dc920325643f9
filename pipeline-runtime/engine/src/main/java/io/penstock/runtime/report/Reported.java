package io.penstock.runtime.report;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of a run.
 *
 * @param id unique in the workspace
 * @param pipeline its name
 * @param number 1 for the first run of the workspace
 * @param state how it ended
 * @param started when it began
 * @param took from its begin to its end
 * @param nodes in a topological order
 */
record Reported(
        String id,
        String pipeline,
        long number,
        RunRecord.State state,
        Instant started,
        Duration took,
        List<Node> nodes) {

    /**
     * What a report says of a node.
     *
     * @param id unique in the pipeline
     * @param outcome how it ended
     * @param reason why it failed, was skipped or ran; empty if there is nothing to say
     * @param took from its begin to its end
     * @param saved how long the execution took whose outputs it found in the cache
     * @param after the nodes that it reads from
     * @param outputs what it wrote or withheld
     */
    record Node(
            String id,
            Event.Outcome outcome,
            String reason,
            Duration took,
            Optional<Duration> saved,
            List<String> after,
            List<Event.OutputRecord> outputs) {

        Node {
            after = List.copyOf(after);
            outputs = List.copyOf(outputs);
        }
    }

    Reported {
        nodes = List.copyOf(nodes);
    }
}
