package io.penstock.cli;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.report.HtmlReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a run as a page of HTML. */
@Command(name = "report", description = "Writes the report of a run as a page of HTML.")
final class ReportCommand extends LookingCommand {

    @Parameters(paramLabel = "RUN", defaultValue = "latest", description = RunNames.HELP + " The latest by default.")
    String run = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "The file; ${DEFAULT-VALUE} by default.")
    Path file = Path.of("");

    /** Where the report is, as programs read it. */
    record View(String run, String file) {}

    @Override
    int on(Workspace workspace) {
        String id = RunNames.find(workspace, run).id();
        HtmlReport.write(workspace, workspace.report(id), file);
        print(new View(id, file.toString()), "The report of run %s is in %s.".formatted(id, file));
        return ExitCode.OK;
    }
}
