package io.penstock.evaluation.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.IntervalBar;
import io.penstock.report.Mark;
import io.penstock.report.ReportSection;
import io.penstock.report.Table;
import java.util.List;
import java.util.OptionalDouble;

/** Shows a verdict rule by rule: what was measured, its interval against the bound, and why it ends as it does. */
public final class GateScorecard implements ReportSection<Verdict> {

    /** Makes the section. */
    public GateScorecard() {}

    @Override
    public Class<Verdict> type() {
        return Verdict.class;
    }

    @Override
    public String title() {
        return "Release gates";
    }

    @Override
    public int order() {
        return GATES;
    }

    @Override
    public Html render(Verdict verdict, ArtifactRecord origin) {
        Table table = Table.of("Release gates")
                .column("Rule")
                .column("Verdict")
                .numbers("Value")
                .column("Interval against the bound")
                .numbers("Rows")
                .reasons("Because");
        verdict.findings().forEach(finding -> add(table, finding));
        return Html.of("div").styled("card").add(table.toHtml());
    }

    @Override
    public String headline(Verdict verdict) {
        List<Finding> required = verdict.findings().stream()
                .filter(finding -> !finding.advisory())
                .toList();
        long passed = required.stream()
                .filter(finding -> finding.outcome() == Verdict.Outcome.PASS)
                .count();
        return "%d of %s passed."
                .formatted(passed, Figures.counted(required.size(), "required gate", "required gates"));
    }

    private static void add(Table table, Finding finding) {
        Mark mark = mark(finding.outcome());
        table.row(
                finding.advisory() ? finding.rule() + ", advisory" : finding.rule(),
                mark.tag(word(finding.outcome())),
                finding.value().isPresent() ? Figures.number(finding.value().getAsDouble()) : "–",
                interval(finding, mark),
                finding.rows() == 0 ? "" : Figures.count(finding.rows()),
                finding.because());
    }

    private static Html interval(Finding finding, Mark mark) {
        OptionalDouble value = finding.value();
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            return Html.of("span", finding.sense() == Finding.Sense.NONE ? "" : "not measured");
        }
        double low = finding.low().orElse(value.getAsDouble());
        double high = finding.high().orElse(value.getAsDouble());
        return IntervalBar.of(low, high, finding.bound(), mark);
    }

    private static Mark mark(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASS -> Mark.PASS;
            case FAIL -> Mark.FAIL;
            case UNDECIDED -> Mark.UNDECIDED;
        };
    }

    private static String word(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case UNDECIDED -> "undecided";
        };
    }
}
