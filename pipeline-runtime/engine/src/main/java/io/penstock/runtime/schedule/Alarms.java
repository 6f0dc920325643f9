package io.penstock.runtime.schedule;

import java.time.Duration;

/**
 * Rings after a while. Nodes and runs wait by it: for the pause before another attempt, for the timeout of an attempt, for the
 * deadline of a run. A test lets this time pass as it likes. Thread-safe.
 */
public interface Alarms {

    /** Runs a brief task after a while, not in the calling thread. */
    Timer.Alarm after(Duration delay, Runnable task);
}
