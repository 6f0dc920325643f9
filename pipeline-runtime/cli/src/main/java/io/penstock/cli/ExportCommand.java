package io.penstock.cli;

import io.penstock.runtime.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a run with its artifacts into an archive. */
@Command(name = "export", description = "Writes a run with all its artifacts into one archive.")
final class ExportCommand extends LookingCommand {

    @Parameters(index = "0", paramLabel = "RUN", description = RunNames.HELP)
    String run = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The archive, a ZIP file; where nothing is yet.")
    Path archive = Path.of("");

    /** What was written, as programs read it. */
    record View(String run, String archive) {}

    @Override
    int on(Workspace workspace) {
        String id = RunNames.find(workspace, run).id();
        workspace.care().exportRun(id, archive);
        print(new View(id, archive.toString()), "Run %s is in %s.".formatted(id, archive));
        return ExitCode.OK;
    }
}
