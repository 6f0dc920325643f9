package io.penstock.cli;

import io.penstock.runtime.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the artifacts of a run. */
@Command(name = "artifacts", description = "Lists the artifacts of a run.")
final class ArtifactsCommand extends LookingCommand {

    @Parameters(paramLabel = "RUN", defaultValue = "latest", description = RunNames.HELP + " The latest by default.")
    String run = "";

    @Option(names = "--type", paramLabel = "TYPE", description = "Of one type only, by the end of its name.")
    @Nullable
    String type;

    @Override
    int on(Workspace workspace) {
        List<KnownArtifacts.View> views = new KnownArtifacts(workspace)
                .of(RunNames.find(workspace, run)).stream()
                        .filter(view -> type == null || view.type().endsWith(type))
                        .toList();
        print(views, views.isEmpty() ? "No artifacts." : table(views));
        return ExitCode.OK;
    }

    private static String table(List<KnownArtifacts.View> views) {
        Table table = new Table("artifact", "type", "output", "size", "outcome");
        for (KnownArtifacts.View view : views) {
            String node = view.item().isEmpty() ? view.node() : view.node() + "[" + view.item() + "]";
            table.line(
                    view.digest().replace("sha256:", "").substring(0, 12),
                    LineageText.simple(view.type()),
                    node + "/" + view.output(),
                    Words.bytes(view.bytes()),
                    view.outcome());
        }
        return table.toString();
    }
}
