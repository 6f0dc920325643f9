package io.penstock.cli;

import io.penstock.errors.DefinitionException;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A command on a workspace, which must exist unless the command may make one. */
abstract class WorkspaceCommand extends AnsweringCommand {

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            defaultValue = "${env:PENSTOCK_WORKSPACE:-.penstock}",
            description = "The workspace; ${DEFAULT-VALUE} by default, or what PENSTOCK_WORKSPACE says.")
    Path place = Path.of("");

    /** Does its work, and returns the exit code. */
    abstract int on(Workspace workspace) throws IOException;

    @Override
    public Integer call() throws IOException {
        if (!makesWorkspace() && !Files.exists(place.resolve("metadata.db"))) {
            throw new DefinitionException(
                    "There is no workspace in '%s'. Name its directory with --workspace.".formatted(place));
        }
        try (Workspace workspace = open()) {
            return on(workspace);
        }
    }

    /** Returns whether a workspace is made where there is none. */
    boolean makesWorkspace() {
        return false;
    }

    Workspace open() {
        return Workspace.open(place);
    }
}
