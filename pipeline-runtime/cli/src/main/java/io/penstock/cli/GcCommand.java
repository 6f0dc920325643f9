package io.penstock.cli;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport;
import io.penstock.runtime.care.Retention;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes the contents of artifacts that are not to be kept. */
@Command(
        name = "gc",
        description =
                "Deletes the contents of artifacts that no kept run needs; safe beside runs that go on. What is blessed, pushed,"
                        + " pinned or needed by a run that can be taken up always stays, and so does all that is known of what is deleted.")
final class GcCommand extends WorkspaceCommand {

    @Option(names = "--keep-runs", paramLabel = "N", description = "Keeps the last N runs of each pipeline.")
    int runs;

    @Option(names = "--keep-days", paramLabel = "N", description = "Keeps the runs of the last N days.")
    @Nullable
    Integer days;

    @Option(names = "--keep-spans", paramLabel = "N", description = "Keeps the newest N spans only; all by default.")
    @Nullable
    Integer spans;

    @Option(
            names = "--without-lineage",
            description = "Keeps blessed models, but not the data that they were made from.")
    boolean withoutLineage;

    @Option(names = "--dry-run", description = "Says what would be deleted, and deletes nothing.")
    boolean dryRun;

    /** What a collection did or would do, as programs read it. */
    record View(boolean dryRun, int artifacts, long bytes, Map<CollectionReport.Reason, Long> stays) {}

    @Override
    int on(Workspace workspace) {
        CollectionReport report =
                dryRun ? workspace.care().plan(retention()) : workspace.care().collect(retention());
        print(new View(dryRun, report.goes().size(), report.bytes(), report.staying()), report.text());
        return ExitCode.OK;
    }

    private Retention retention() {
        Retention retention = Retention.minimal().lastRuns(runs);
        if (days != null) {
            retention = retention.youngerThan(Duration.ofDays(days));
        }
        if (spans != null) {
            retention = retention.lastSpans(spans);
        }
        return withoutLineage ? retention.withoutLineage() : retention;
    }
}
