package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The JFR event of one attempt at a node, from its begin to its end. */
@Name("io.penstock.Node")
@Label("Node")
@Description("One attempt at a node, whether its component ran or its outputs were found.")
@Category("Penstock")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // JFR reads the fields
public final class NodeEvent extends Event {

    @Label("Run")
    private String run = "";

    @Label("Node")
    private String node = "";

    @Label("Item")
    private String item = "";

    @Label("Attempt")
    private int attempt;

    @Label("Outcome")
    private String outcome = "";

    NodeEvent() {}

    /** Ends the event and hands it to JFR if that records. */
    public void end(ExecutionId id, Outcome how) {
        end();
        if (shouldCommit()) {
            run = id.run();
            node = id.node();
            item = id.item();
            attempt = id.attempt();
            outcome = how.name();
            commit();
        }
    }
}
