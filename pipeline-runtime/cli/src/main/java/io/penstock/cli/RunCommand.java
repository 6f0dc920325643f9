package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunOptions;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pipeline of the class path. */
@Command(name = "run", description = "Runs a pipeline of the class path; makes the workspace if there is none.")
final class RunCommand extends PipelineCommand {

    @Parameters(index = "0", paramLabel = "CLASS", description = Definition.HELP)
    String name = "";

    @Option(names = "--from", split = ",", paramLabel = "NODE", description = "Begins with these nodes.")
    Set<String> from = new LinkedHashSet<>();

    @Option(names = "--to", split = ",", paramLabel = "NODE", description = "Ends with these nodes.")
    Set<String> to = new LinkedHashSet<>();

    @Option(names = "--deadline", paramLabel = "TIME", description = "Cancels the run after a time, such as PT2H.")
    @Nullable
    Duration deadline;

    @Override
    public Integer call() {
        Pipeline pipeline = definition(name).pipeline();
        try (Workspace workspace = open()) {
            return on(workspace, pipeline);
        }
    }

    @Override
    int on(Workspace workspace) {
        return on(workspace, definition(name).pipeline());
    }

    private int on(Workspace workspace, Pipeline pipeline) {
        RunHandle handle = workspace.start(pipeline, run -> new RunOptions(from, to, Optional.ofNullable(deadline)));
        try (Interruption interruption = Interruption.cancels(handle)) {
            RunReport report = handle.report().toCompletableFuture().join();
            return finish(workspace, report);
        }
    }
}
