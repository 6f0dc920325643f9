package io.penstock.cli;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.StoreUsage;
import java.util.List;
import picocli.CommandLine.Command;

/** Says what the artifacts take up on the disk. */
@Command(name = "usage", description = "Says what the artifacts take up, by pipeline, node and type.")
final class UsageCommand extends LookingCommand {

    @Override
    int on(Workspace workspace) {
        StoreUsage usage = workspace.care().usage();
        String text = String.join(
                System.lineSeparator(),
                table("pipeline", usage.byPipeline()),
                table("node", usage.byNode()),
                table("type", usage.byType()),
                "In all %d artifacts, %s; what several share is counted once here."
                        .formatted(
                                usage.total().artifacts(),
                                Words.bytes(usage.total().bytes())));
        print(usage, text);
        return ExitCode.OK;
    }

    private static String table(String heading, List<StoreUsage.Row> rows) {
        Table table = new Table(heading, "artifacts", "size");
        rows.forEach(row -> table.line(LineageText.simple(row.name()), row.artifacts(), Words.bytes(row.bytes())));
        return table.toString();
    }
}
