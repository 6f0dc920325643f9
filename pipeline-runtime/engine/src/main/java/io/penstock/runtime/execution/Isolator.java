package io.penstock.runtime.execution;

import io.penstock.Isolation;
import io.penstock.Node;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.observe.AttemptLog;
import io.penstock.runtime.observe.UsageMeter;
import java.io.IOException;

/** Runs components in JVMs of their own. Thread-safe. */
public interface Isolator {

    /**
     * One execution whose component runs elsewhere.
     *
     * @param node what runs
     * @param id which attempt
     * @param execution gives the inputs, takes the outputs
     * @param context the run around it
     * @param log takes what the JVM prints
     * @param meter takes what the JVM used
     */
    record Work(
            Node node, ExecutionId id, NodeExecution execution, RunContext context, AttemptLog log, UsageMeter meter) {}

    /**
     * Runs the component of an execution to its end, and leaves nothing of the JVM behind, however that ends.
     *
     * @throws InterruptedException if this thread was interrupted; the JVM is gone then too
     */
    void run(Work work, Isolation jvm) throws IOException, InterruptedException;
}
