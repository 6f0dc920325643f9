package io.penstock.cli;

import io.penstock.runtime.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a run to stop, whichever process runs it. */
@Command(name = "cancel", description = "Asks a run to stop, whichever process runs it.")
final class CancelCommand extends WorkspaceCommand {

    @Parameters(paramLabel = "RUN", description = RunNames.HELP)
    String run = "";

    /** What was asked, as programs read it. */
    record View(String run, boolean asked) {}

    @Override
    int on(Workspace workspace) {
        String id = RunNames.find(workspace, run).id();
        workspace.cancel(id);
        print(new View(id, true), "Run %s was asked to stop. 'penstock show %s' tells when it has.".formatted(id, id));
        return ExitCode.OK;
    }
}
