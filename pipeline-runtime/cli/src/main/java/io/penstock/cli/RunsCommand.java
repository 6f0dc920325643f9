package io.penstock.cli;

import io.penstock.errors.DefinitionException;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the newest runs. */
@Command(name = "runs", description = "Lists the newest runs.")
final class RunsCommand extends LookingCommand {

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most; ${DEFAULT-VALUE} by default.")
    int limit;

    @Option(names = "--pipeline", paramLabel = "NAME", description = "Of one pipeline only.")
    @Nullable
    String pipeline;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "In one of these states only: ${COMPLETION-CANDIDATES}.")
    Set<RunRecord.State> states = EnumSet.noneOf(RunRecord.State.class);

    @Override
    int on(Workspace workspace) {
        if (limit < 0) {
            throw new DefinitionException("'%d' runs cannot be listed. Use --limit 0 or more.".formatted(limit));
        }
        List<RunRecord> runs = workspace.runs(isFiltered() ? Integer.MAX_VALUE : limit).stream()
                .filter(run -> pipeline == null || run.pipeline().equals(pipeline))
                .filter(run -> states.isEmpty() || states.contains(run.state()))
                .limit(limit)
                .toList();
        print(runs.stream().map(RunView::of).toList(), runs.isEmpty() ? "No runs." : table(runs));
        return ExitCode.OK;
    }

    private boolean isFiltered() {
        return pipeline != null || !states.isEmpty();
    }

    private static String table(List<RunRecord> runs) {
        Table table = new Table("#", "run", "pipeline", "state", "started", "took");
        for (RunRecord run : runs) {
            String took = RunView.took(run).map(Words::time).orElse("");
            table.line(run.number(), run.id(), run.pipeline(), run.state(), Words.time(run.started()), took);
        }
        return table.toString();
    }
}
