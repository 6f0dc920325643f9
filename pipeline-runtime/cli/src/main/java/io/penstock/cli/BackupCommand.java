package io.penstock.cli;

import io.penstock.runtime.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a workspace as it is at one moment. */
@Command(
        name = "backup",
        description = "Copies the workspace as it is at one moment; runs go on meanwhile. The copy is a workspace.")
final class BackupCommand extends WorkspaceCommand {

    @Parameters(paramLabel = "DIR", description = "Where nothing is yet.")
    Path target = Path.of("");

    @Option(
            names = "--copy",
            description = "Copies every file; files of artifacts are linked by default, where the disk can.")
    boolean copy;

    /** Where the copy is, as programs read it. */
    record View(String backup) {}

    @Override
    int on(Workspace workspace) {
        if (copy) {
            workspace.care().backupByCopies(target);
        } else {
            workspace.care().backup(target);
        }
        print(new View(target.toString()), "The backup is in %s.".formatted(target));
        return ExitCode.OK;
    }
}
