package io.penstock.runtime.execution;

import io.penstock.runtime.metadata.ExecutionId;
import java.util.Map;

/** Is told what happens in a run. Implementations return at once and do not throw. */
public interface RunObserver {

    /** A component begins to run. */
    void started(ExecutionId id);

    /** A component tells how far it is. */
    void progress(ExecutionId id, long done, long total, String unit);

    /** Returns what is to be noted of how the run was observed. */
    default Map<String, String> notes() {
        return Map.of();
    }

    /** A node came to its end, and that is durable. */
    void finished(NodeEnd end);
}
