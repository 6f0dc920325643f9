package io.penstock.runtime;

import java.util.concurrent.CompletionStage;

/** A run that goes on in the background. Thread-safe. */
public interface RunHandle {

    /** Returns the id of the run. */
    String id();

    /**
     * Returns a stage that completes with the report when the run has ended; a failed node is a result, not an exception. It
     * completes exceptionally only if the workspace cannot write down what happens.
     */
    CompletionStage<RunReport> report();

    /** Asks the run to stop: what runs is interrupted, nothing more starts. Does nothing if it has ended. */
    void cancel();
}
