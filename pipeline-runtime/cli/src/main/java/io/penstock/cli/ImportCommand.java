package io.penstock.cli;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.ImportReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings a run in from an archive. */
@Command(
        name = "import",
        description =
                "Brings a run in from an archive of 'penstock export', checked to the byte; makes the workspace if there is none.")
final class ImportCommand extends WorkspaceCommand {

    @Parameters(paramLabel = "FILE", description = "The archive.")
    Path archive = Path.of("");

    @Override
    boolean makesWorkspace() {
        return true;
    }

    @Override
    int on(Workspace workspace) {
        ImportReport report = workspace.care().importRun(archive);
        print(
                report,
                "Run %s is here, with %d executions and %d artifacts."
                        .formatted(report.run(), report.executions(), report.artifacts()));
        return ExitCode.OK;
    }
}
