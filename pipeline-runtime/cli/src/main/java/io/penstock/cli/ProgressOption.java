package io.penstock.cli;

import io.penstock.runtime.WorkspaceBuilder;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Whether a command that runs something tells how far it is. */
final class ProgressOption {

    @Option(names = "--no-progress", description = "Says nothing while the run goes on.")
    boolean none;

    /** Has progress told, on one line only if people look on who do not ask for JSON. */
    WorkspaceBuilder told(WorkspaceBuilder settings, PrintWriter err, boolean json) {
        return none ? settings : settings.listener(new Progress(err, Progress.isOnTerminal() && !json));
    }
}
