package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.cli.trial.file.ColumnName;
import io.penstock.cli.trial.file.CsvFile;
import io.penstock.cli.trial.plan.Features;
import io.penstock.cli.trial.plan.Plan;
import io.penstock.cli.trial.plan.PlannedPipeline;
import io.penstock.cli.trial.plan.Problem;
import io.penstock.cli.trial.plan.TargetChoice;
import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.cli.trial.source.Project;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.report.HtmlReport;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a person's CSV file to a model, without a line of Java. */
@Command(
        name = "try",
        description =
                "From a CSV file to a measured model, and the source of its pipeline to go on from; no Java needed.")
final class TryCommand extends WorkspaceCommand {

    private static final int SEEDS = 300_000;

    @Parameters(paramLabel = "FILE", description = "The CSV file, with the names of its columns in the first line.")
    Path file = Path.of("");

    @Option(names = "--label", required = true, paramLabel = "COLUMN", description = "The column to predict.")
    String label = "";

    @Option(
            names = "--problem",
            paramLabel = "KIND",
            description = "What the label is: ${COMPLETION-CANDIDATES}; found from its values by default.")
    @Nullable
    Problem problem;

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "Of two classes, the one whose probability is wanted.")
    @Nullable
    String positive;

    @Option(names = "--features", split = ",", paramLabel = "COLUMN", description = "Learns from these columns alone.")
    Set<String> features = new LinkedHashSet<>();

    @Option(names = "--drop", split = ",", paramLabel = "COLUMN", description = "Does not learn from these columns.")
    Set<String> drop = new LinkedHashSet<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number divides the rows otherwise; ${DEFAULT-VALUE} by default.")
    int seed;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description = "What stands between fields; found from the first lines by default.")
    @Nullable
    Character delimiter;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Of the file; UTF-8 by default, if it is that.")
    @Nullable
    Charset encoding;

    @Option(
            names = "--bad-rows",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "Leaves out rows that do not fit the header, up to this share; ${DEFAULT-VALUE} by default.")
    double badRows;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the source of the pipeline, the report and the model go; NAME-trial by default.")
    @Nullable
    Path output;

    @Option(names = "--serving", paramLabel = "DIR", description = "Where the model goes; DIR/serving by default.")
    @Nullable
    Path serving;

    @Option(names = "--force", description = "Replaces source that is already there.")
    boolean force;

    @Mixin
    ProgressOption progress = new ProgressOption();

    @Override
    public Integer call() {
        checkNumbers();
        Destination.check(directory(), "Name another directory with -o.");
        Destination.check(serving(), "Name another directory with --serving.");
        Trial trial = trial();
        if (!force) {
            trial.project().check();
        }
        if (!json) {
            out().println(new TrialText(trial).before());
            out().flush();
        }
        try (Workspace workspace = open()) {
            return on(workspace, trial);
        }
    }

    @Override
    int on(Workspace workspace) {
        return on(workspace, trial());
    }

    @Override
    Workspace open() {
        return progress.told(Workspace.builder(place), err(), json).open();
    }

    private Trial trial() {
        CsvFile.Hints hints = new CsvFile.Hints(Optional.ofNullable(delimiter), Optional.ofNullable(encoding));
        CsvFile csv = CsvFile.of(file, hints).withMaxBadFraction(badRows);
        ColumnName.find(csv, "--label", label);
        features.forEach(column -> ColumnName.find(csv, "--features", column));
        drop.forEach(column -> ColumnName.find(csv, "--drop", column));
        TableProfile table = TableProfile.of(csv, label);
        TargetChoice choice = TargetChoice.of(
                table.labelColumn(),
                new TargetChoice.Wish(Optional.ofNullable(problem), Optional.ofNullable(positive)));
        Features chosen = Features.of(table, new Features.Wish(features, drop));
        Plan plan = Plan.of(name(), table, choice.target(), chosen, seed);
        return new Trial(table, choice, new Project(directory(), plan, file));
    }

    private Path directory() {
        return output == null ? Path.of(name() + "-trial") : output;
    }

    private Path serving() {
        return serving == null ? directory().resolve("serving") : serving;
    }

    private void checkNumbers() {
        if (seed < 1 || seed > SEEDS) {
            throw new DefinitionException("--seed is '%d'. Choose 1 to %d.".formatted(seed, SEEDS));
        }
        if (!(badRows >= 0 && badRows <= 1)) {
            throw new DefinitionException("--bad-rows is '%s'. Choose a share from 0 to 1.".formatted(badRows));
        }
    }

    /** Returns the names of file and label in letters, digits and dashes. */
    private String name() {
        String plain = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        String dashed = (plain + "-" + label)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return dashed.isEmpty() ? "table" : dashed;
    }

    private int on(Workspace workspace, Trial trial) {
        Path destination = serving();
        Pipeline pipeline = PlannedPipeline.of(
                trial.project().plan(),
                new PlannedPipeline.Parameters(ExternalInput.of(file), OutputLocation.of(destination)));
        RunReport report = Interruption.await(workspace.start(pipeline), Function.identity());
        TrialResult result = TrialResult.of(trial, report, destination);
        trial.project().write(trial.choice().reason(), result.model());
        HtmlReport.write(workspace, report, result.page());
        print(TrialView.of(result), new TrialText(trial).after(result));
        return code(report, result);
    }

    private static int code(RunReport report, TrialResult result) {
        if (report.run().state() == RunRecord.State.CANCELLED) {
            return ExitCode.CANCELLED;
        }
        return result.pushed().isPresent() ? ExitCode.OK : ExitCode.FAILED;
    }
}
