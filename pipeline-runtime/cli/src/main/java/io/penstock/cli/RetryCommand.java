package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Goes on with a run that did not succeed. */
@Command(name = "retry", description = "Goes on with a run that did not succeed: what it had is kept.")
final class RetryCommand extends PipelineCommand {

    @Parameters(index = "0", paramLabel = "RUN", description = RunNames.HELP)
    String run = "";

    @Parameters(index = "1", paramLabel = "CLASS", description = Definition.HELP)
    String name = "";

    @Override
    int on(Workspace workspace) {
        RunRecord record = RunNames.find(workspace, run);
        Pipeline pipeline = again(name, record);
        return finish(workspace, () -> workspace.retry(record.id(), pipeline));
    }
}
