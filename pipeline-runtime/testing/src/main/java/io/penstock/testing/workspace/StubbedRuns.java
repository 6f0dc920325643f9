package io.penstock.testing.workspace;

import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.Rehearsal;
import io.penstock.runtime.RunHandle;

/**
 * Runs in which some nodes are not run, since their outputs are given; what only these nodes need is not run either. Immutable.
 *
 * <pre>{@code
 * TestRun run = workspace.stub(trips, threeTrips).stub(model, constantModel).run(pipeline);
 * }</pre>
 */
public final class StubbedRuns {

    private final TestWorkspace workspace;
    private final Rehearsal stubs;

    StubbedRuns(TestWorkspace workspace, Rehearsal stubs) {
        this.workspace = workspace;
        this.stubs = stubs;
    }

    /** Returns the same with a value behind another output. */
    public <T> StubbedRuns stub(Port<T> output, T value) {
        return new StubbedRuns(workspace, stubs.with(output, value));
    }

    /** Returns the same with another output that its node withholds. */
    public StubbedRuns withhold(Port<?> output, String reason) {
        return new StubbedRuns(workspace, stubs.withholding(output, reason));
    }

    /**
     * Runs a pipeline and waits for its end.
     *
     * @throws io.penstock.errors.DefinitionException if an output is not one of this pipeline, or another output of its node is
     *     read and not given
     */
    public TestRun run(Pipeline pipeline) {
        return workspace.await(start(pipeline));
    }

    /** Starts a run of a pipeline and returns at once. */
    public RunHandle start(Pipeline pipeline) {
        return workspace.busy(() -> workspace.workspace().rehearse(pipeline, nothing -> stubs));
    }
}
