package io.penstock.runtime.schedule;

import io.penstock.Port;
import io.penstock.runtime.schedule.PortState.Present;
import java.io.IOException;

/** What the execution of one node sees of the run around it. Thread-safe. */
interface RunContext {

    /** Returns what is behind an output of a node that has ended. */
    PortState state(Port<?> port);

    /**
     * Reads an artifact; one that is damaged is made again first.
     *
     * @throws io.penstock.errors.DataException if it cannot be made again
     */
    Object read(Port<?> port, Present present) throws IOException;

    boolean isCancelled();

    RunObserver observer();
}
