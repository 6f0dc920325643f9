package io.penstock.testing;

import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.testing.workspace.TestRun;
import org.assertj.core.api.Assertions;

/** All assertions of AssertJ, and those on runs; imported instead of AssertJ's {@code Assertions}. */
public final class PenstockAssertions extends Assertions {

    private PenstockAssertions() {}

    /** Begins to assert what became of a run. */
    public static RunAssert assertThat(TestRun run) {
        return new RunAssert(run);
    }

    /** Begins to assert what became of a run of a workspace that is no {@code TestWorkspace}. */
    public static RunAssert assertThat(RunReport report, Workspace workspace) {
        return new RunAssert(new TestRun(report, workspace));
    }
}
