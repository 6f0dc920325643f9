package io.penstock.runtime;

import io.penstock.Pipeline;

/**
 * Is told what happens in the runs of a workspace. All calls come from one thread of the workspace, in the order of what
 * happened; a listener that throws is logged and does not disturb the run.
 */
public interface RunListener {

    /** A run began. */
    default void runStarted(String run, Pipeline pipeline) {}

    /** A component began to run; a node that is cached or skipped only ends. */
    default void nodeStarted(String run, String node) {}

    /**
     * A component told how far it is. When it tells more often than listeners take in, they are told the newest only.
     *
     * @param done units done
     * @param total units in all, or 0 if unknown
     * @param unit what is counted
     */
    default void nodeProgress(String run, String node, long done, long total, String unit) {}

    /** A node ended, durably. A node of which an artifact was found damaged later may end again. */
    default void nodeFinished(String run, NodeReport node) {}

    /** A run ended; its report is what {@link Workspace#run} returns. */
    default void runFinished(RunReport report) {}
}
