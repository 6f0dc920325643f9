package io.penstock.cli;

import com.google.common.base.Splitter;
import io.penstock.cli.trial.plan.Features;
import io.penstock.cli.trial.plan.Features.LeftOut;
import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import io.penstock.release.PushedModel;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trial as a person reads it.
 *
 * @param trial what is tried
 */
record TrialText(Trial trial) {

    private static final int SLICES = 3;
    private static final int WIDTH = 100;

    /** Returns what was found out before anything is learned. */
    String before() {
        TableProfile table = trial.table();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %,d rows, %d columns.%n",
                table.file().path(),
                table.rows(),
                table.columns().size()));
        table.file()
                .remarks()
                .forEach(remark -> text.append("  ").append(remark).append('\n'));
        if (table.badRows() > 0) {
            text.append("  %d rows do not fit the header and are left out: %s.%n"
                    .formatted(table.badRows(), table.badLines()));
        }
        text.append("%nLabel '%s': %s, because %s.%n"
                .formatted(
                        table.label(),
                        trial.choice().target().kind(),
                        trial.choice().reason()));
        if (table.labelColumn().missing() > 0) {
            text.append("  %,d rows have no label and are left out.%n"
                    .formatted(table.labelColumn().missing()));
        }
        return text.append('\n').append(features()).toString();
    }

    /** Returns what came out. */
    String after(TrialResult result) {
        StringBuilder text = new StringBuilder();
        result.anomalies()
                .forEach(one -> text.append(
                        "Check: column '%s' of split '%s': %s%n".formatted(one.column(), one.split(), one.summary())));
        if (!result.champion("champion").isEmpty()) {
            text.append("Best by %s: %s (%s).%n"
                    .formatted(result.champion("metric"), result.champion("champion"), scores(result)));
            text.append(
                    "Measured on rows that it did not learn from; the incumbent is the answer that is always the same.\n\n");
        }
        result.evaluation().ifPresent(evaluation -> text.append(evaluation.toText(SLICES)));
        result.verdict().ifPresent(verdict -> {
            text.append("%nGates: %s%n".formatted(verdict.outcome()));
            text.append(gates(verdict.findings()));
        });
        return text.append('\n')
                .append(result.pushed().map(pushed -> pushed(pushed, result)).orElseGet(() -> notPushed(result)))
                .append(places(result))
                .toString();
    }

    private String features() {
        Features features = trial.project().plan().features();
        StringBuilder text = new StringBuilder("Features:\n");
        text.append(names("numbers", features.numbers()));
        text.append(names("categories", features.categories()));
        if (!features.leftOut().isEmpty()) {
            text.append("Left out:\n");
            features.leftOut().stream()
                    .collect(Collectors.groupingBy(
                            LeftOut::reason,
                            LinkedHashMap::new,
                            Collectors.mapping(LeftOut::column, Collectors.toList())))
                    .forEach((reason, columns) ->
                            text.append("  %s: %s%n".formatted(String.join(", ", columns), reason)));
        }
        return text.toString();
    }

    private static String names(String kind, List<String> names) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("  %-11s".formatted(kind));
        for (String name : names) {
            if (line.length() + name.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(13));
            }
            line.append(name).append(name.equals(names.get(names.size() - 1)) ? "" : ", ");
        }
        return names.isEmpty() ? "" : text.append(line).append('\n').toString();
    }

    private static String scores(TrialResult result) {
        return Splitter.on(", ")
                .splitToStream(result.champion("scores"))
                .map(score -> score.split(" ", 2))
                .map(score -> score[0] + " " + (score[1].equals("-") ? "-" : rounded(Double.parseDouble(score[1]))))
                .collect(Collectors.joining(", "));
    }

    private static String rounded(double score) {
        return String.format(Locale.ROOT, "%.4f", score);
    }

    /** Of advice on slices only what is bad is shown, and the number of the others. */
    private static String gates(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        Map<Verdict.Outcome, Long> advice = new EnumMap<>(Verdict.Outcome.class);
        for (Finding finding : findings) {
            if (!finding.advisory() || finding.outcome() == Verdict.Outcome.FAIL) {
                text.append(line(finding));
            } else {
                advice.merge(finding.outcome(), 1L, Long::sum);
            }
        }
        advice.forEach((outcome, slices) -> text.append("  %-9s  on %d slices%s (advice)%n"
                .formatted(outcome, slices, outcome == Verdict.Outcome.UNDECIDED ? " of too few rows" : "")));
        return text.toString();
    }

    private static String line(Finding finding) {
        return "  %-9s  %s: %s%s%n"
                .formatted(finding.outcome(), finding.rule(), finding.because(), finding.advisory() ? " (advice)" : "");
    }

    private static String pushed(PushedModel pushed, TrialResult result) {
        return "Model %s is version %d in %s.%n".formatted(pushed.model().brief(), pushed.version(), result.serving());
    }

    private static String notPushed(TrialResult result) {
        return "No model was pushed: %s%n".formatted(result.obstacle());
    }

    private static String places(TrialResult result) {
        return "Report:   %s%nPipeline: %s%n          %s%n"
                .formatted(
                        result.page(),
                        result.trial().project().source(),
                        "cd %s && mvn compile exec:java"
                                .formatted(result.trial().project().directory()));
    }
}
