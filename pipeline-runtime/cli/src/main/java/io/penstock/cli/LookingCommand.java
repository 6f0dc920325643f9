package io.penstock.cli;

import io.penstock.runtime.Workspace;
import java.nio.file.Files;
import picocli.CommandLine.Option;

/** A command that only looks at a workspace, and so works on one that cannot be written. */
abstract class LookingCommand extends WorkspaceCommand {

    @Option(
            names = "--read-only",
            description = "Writes nothing in the workspace; so it is by itself where nothing can be written.")
    boolean readOnly;

    @Override
    final Workspace open() {
        return readOnly || !Files.isWritable(place) || !Files.isWritable(place.resolve("metadata.db"))
                ? Workspace.openReadOnly(place)
                : super.open();
    }
}
