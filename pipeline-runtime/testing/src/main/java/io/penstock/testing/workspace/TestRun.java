package io.penstock.testing.workspace;

import io.penstock.Port;
import io.penstock.runtime.AttemptReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.lineage.Lineage;
import java.util.List;

/**
 * A run that has ended, with the workspace that remembers it; see {@link io.penstock.testing.PenstockAssertions}.
 *
 * @param report what became of each node
 * @param workspace where it ran
 */
public record TestRun(RunReport report, Workspace workspace) {

    /** Returns the id of the run. */
    public String id() {
        return report.id();
    }

    /** Reads an output. */
    public <T> T output(Port<T> port) {
        return report.output(port);
    }

    /** Returns all attempts at a node, in order. */
    public List<AttemptReport> attempts(String node) {
        return workspace.attempts(id(), node);
    }

    /** Returns what came of what. */
    public Lineage lineage() {
        return workspace.lineage();
    }
}
