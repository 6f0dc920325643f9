package io.penstock.runtime.metadata;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run.
 *
 * @param id unique in the workspace
 * @param number 1 for the first run of the workspace, for people
 * @param pipeline the pipeline's name
 * @param owner the process that runs it
 * @param parameters the pipeline's parameters as JSON
 * @param state where it stands
 * @param started when it began
 * @param finished when it ended
 * @param notes what else is to be known of how it ended, for example {@code observed} = {@code degraded}
 */
public record RunRecord(
        String id,
        long number,
        String pipeline,
        String owner,
        String parameters,
        State state,
        Instant started,
        Optional<Instant> finished,
        Map<String, String> notes) {

    /** The note of a run that came in an archive. */
    public static final String IMPORTED = "imported";

    /** What that note says of a run that is not here as a whole. */
    public static final String IN_PART = "in part";

    /** Copies the notes. */
    public RunRecord {
        notes = Map.copyOf(notes);
    }

    /** Returns whether it is here only as far as another run took something over from it; such a one is never the latest. */
    public boolean cameInPart() {
        return IN_PART.equals(notes.get(IMPORTED));
    }

    /** Where a run stands. */
    public enum State {
        /** Not ended, as far as is known. */
        RUNNING,
        /** Every node was executed, cached or skipped by decision. */
        SUCCEEDED,
        /** A node failed. */
        FAILED,
        /** It was asked to stop. */
        CANCELLED,
        /** Its process ended before it did. */
        INTERRUPTED
    }
}
