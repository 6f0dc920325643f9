package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.RunRecord;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The JFR event of a run, from its begin to its end. */
@Name("io.penstock.Run")
@Label("Run")
@Description("A run of a pipeline.")
@Category("Penstock")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // JFR reads the fields
public final class RunEvent extends Event {

    @Label("Run")
    private String run = "";

    @Label("Pipeline")
    private String pipeline = "";

    @Label("State")
    private String state = "";

    RunEvent() {}

    /** Ends the event and hands it to JFR if that records. */
    public void end(String id, String pipelineName, RunRecord.State how) {
        end();
        if (shouldCommit()) {
            run = id;
            pipeline = pipelineName;
            state = how.name();
            commit();
        }
    }
}
