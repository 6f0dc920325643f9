package io.penstock.cli;

import io.penstock.errors.DataException;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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

    /** What is no archive makes no workspace. */
    @Override
    public Integer call() throws IOException {
        try {
            new ZipFile(archive.toFile()).close();
        } catch (NoSuchFileException | ZipException e) {
            throw new DataException(
                    "Archive '%s' is refused, and nothing was changed: it is %s."
                            .formatted(archive, Files.exists(archive) ? "no whole archive" : "not there"),
                    e);
        }
        return super.call();
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
