package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that runs a pipeline and says what became of it. */
abstract class PipelineCommand extends WorkspaceCommand {

    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "PATH",
            description = "Where the pipeline's classes are, beside Penstock's own.")
    @Nullable
    String classPath;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report of the run as a page of HTML.")
    @Nullable
    Path report;

    @Mixin
    ProgressOption progress = new ProgressOption();

    private final AtomicReference<@Nullable String> begun = new AtomicReference<>();

    /** The place of the report comes first: after the run it is too late to find it wrong. */
    @Override
    public Integer call() throws IOException {
        if (report != null && report.toAbsolutePath().getParent() != null) {
            Destination.check(report.toAbsolutePath().getParent(), "Name another file with --report.");
        }
        return super.call();
    }

    Definition definition(String name) {
        return Definition.find(name, Optional.ofNullable(classPath));
    }

    /** Defines a pipeline with the parameters that it had in a run. */
    Pipeline again(String name, RunRecord run) {
        Definition definition = definition(name);
        return definition
                .parameters()
                .map(type -> definition.pipeline(
                        CanonicalJson.read(run.parameters(), type, "The parameters of run '%s'".formatted(run.id()))))
                .orElseGet(definition::pipeline);
    }

    /** Opens the workspace with its progress told. */
    @Override
    Workspace open() {
        var settings = Workspace.builder(place).listener(new RunListener() {
            @Override
            public void runStarted(String run, Pipeline pipeline) {
                begun.set(run);
            }
        });
        return progress.told(settings, err(), json).open();
    }

    /** Runs what has no handle, which Ctrl-C cancels all the same. */
    int finish(Workspace workspace, Supplier<RunReport> running) {
        Interruption interruption = Interruption.of(() -> cancel(workspace));
        try (interruption) {
            return finish(workspace, running.get());
        }
    }

    private void cancel(Workspace workspace) {
        String run = begun.get();
        if (run != null) {
            workspace.cancel(run);
        }
    }

    int finish(Workspace workspace, RunReport run) {
        print(ShowCommand.view(run), ShowCommand.text(run));
        if (report != null) {
            HtmlReport.write(workspace, run, report);
        }
        return switch (run.run().state()) {
            case SUCCEEDED -> ExitCode.OK;
            case CANCELLED -> ExitCode.CANCELLED;
            default -> ExitCode.FAILED;
        };
    }
}
