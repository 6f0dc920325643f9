package io.penstock.cli;

import io.penstock.runtime.AttemptReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what became of a run, node by node. */
@Command(name = "show", description = "Shows what became of a run, node by node.")
final class ShowCommand extends LookingCommand {

    @Parameters(paramLabel = "RUN", defaultValue = "latest", description = RunNames.HELP + " The latest by default.")
    String run = "";

    @Option(names = "--node", paramLabel = "NODE", description = "Shows the attempts at one node, with stack and log.")
    @Nullable
    String node;

    /** A run with its nodes, as programs read it. */
    record View(RunView run, List<NodeView> nodes, double joules) {}

    @Override
    int on(Workspace workspace) {
        RunRecord record = RunNames.find(workspace, run);
        if (node != null) {
            List<AttemptReport> attempts = attempts(workspace, record, node);
            print(attempts, text(attempts));
        } else {
            RunReport report = workspace.report(record.id());
            print(view(report), text(report));
        }
        return ExitCode.OK;
    }

    static View view(RunReport report) {
        return new View(
                RunView.of(report.run()),
                report.nodes().stream().map(NodeView::of).toList(),
                report.energy().joules());
    }

    static String text(RunReport report) {
        RunRecord record = report.run();
        StringBuilder text = new StringBuilder(
                "Run #%d %s of %s: %s%n".formatted(record.number(), record.id(), record.pipeline(), record.state()));
        text.append("started     %s%s%n"
                .formatted(
                        Words.time(record.started()),
                        RunView.took(record)
                                .map(time -> ", took " + Words.time(time))
                                .orElse("")));
        text.append("parameters  %s%n".formatted(record.parameters()));
        record.notes().forEach((name, note) -> text.append("%-10s  %s%n".formatted(name, note)));
        return text.append(System.lineSeparator()).append(report.table()).toString();
    }

    private static List<AttemptReport> attempts(Workspace workspace, RunRecord record, String node) {
        List<AttemptReport> attempts = workspace.attempts(record.id(), node);
        if (attempts.isEmpty()) {
            workspace.report(record.id()).node(node); // says which nodes there are
        }
        return attempts;
    }

    private static String text(List<AttemptReport> attempts) {
        StringBuilder text = new StringBuilder();
        for (AttemptReport attempt : attempts) {
            text.append("Attempt %d%s, %s: %s %s%n"
                    .formatted(
                            attempt.number(),
                            attempt.item().isEmpty() ? "" : " for '" + attempt.item() + "'",
                            Words.time(attempt.started()),
                            attempt.outcome().map(Enum::name).orElse("not ended"),
                            attempt.reason()));
            attempt.log().forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
            attempt.stack()
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }
}
