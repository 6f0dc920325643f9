package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a part of a run again, as a new run. */
@Command(name = "replay", description = "Runs chosen nodes of a run and what follows again, as a new run.")
final class ReplayCommand extends PipelineCommand {

    @Parameters(index = "0", paramLabel = "RUN", description = RunNames.HELP)
    String run = "";

    @Parameters(index = "1", paramLabel = "CLASS", description = Definition.HELP)
    String name = "";

    @Option(
            names = "--from",
            split = ",",
            required = true,
            paramLabel = "NODE",
            description = "The nodes to begin with.")
    Set<String> from = new LinkedHashSet<>();

    @Override
    int on(Workspace workspace) {
        RunRecord record = RunNames.find(workspace, run);
        Pipeline pipeline = again(name, record);
        return finish(
                workspace,
                () -> workspace.replay(record.id(), pipeline, replay -> replay.from(from.toArray(String[]::new))));
    }
}
