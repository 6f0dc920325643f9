package io.penstock.cli;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.check.CheckReport;
import picocli.CommandLine.Command;

/** Checks everything that a workspace keeps. */
@Command(name = "fsck", description = "Checks each artifact, each reference and each index of a workspace.")
final class FsckCommand extends LookingCommand {

    @Override
    int on(Workspace workspace) {
        CheckReport report = workspace.verify();
        print(report, report.text());
        return report.isWhole() ? ExitCode.OK : ExitCode.FAILED;
    }
}
