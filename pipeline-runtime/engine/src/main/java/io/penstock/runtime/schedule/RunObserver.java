package io.penstock.runtime.schedule;

import io.penstock.runtime.metadata.ExecutionId;

/** Is told what happens in a run. Implementations return at once and do not throw. */
public interface RunObserver {

    /** A component begins to run. */
    void started(ExecutionId id);

    /** A component tells how far it is. */
    void progress(ExecutionId id, long done, long total, String unit);

    /** A node came to its end, and that is durable. */
    void finished(NodeEnd end);
}
