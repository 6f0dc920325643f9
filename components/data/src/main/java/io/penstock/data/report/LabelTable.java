package io.penstock.data.report;

import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.LabelStatistics;
import io.penstock.data.statistics.LabelStatistics.Feature;
import io.penstock.data.statistics.LabelStatistics.Lift;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Svg;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What columns tell of a label: those that tell most.
 *
 * @param splits that have it, the one that decides the order first
 */
record LabelTable(List<SplitStatistics> splits) {

    private static final int SHOWN_CLASSES = 6;

    /** Fewer rows with a class and a value may meet by chance. */
    private static final int FEWEST = 5;

    /** Takes the splits that have a label. */
    static LabelTable of(List<SplitStatistics> splits) {
        return new LabelTable(
                splits.stream().filter(split -> split.label().isPresent()).toList());
    }

    /** Draws the table; nothing if no split has a label. */
    List<Html> toHtml() {
        return splits.isEmpty() ? List.of() : List.of(card(splits.get(0).label().orElseThrow()));
    }

    private Html card(LabelStatistics label) {
        Shown<Feature> features = Shown.most(
                label.features(),
                Comparator.comparingDouble((Feature one) -> one.mutualInformation() - one.bias())
                        .reversed());
        Table table = head(label);
        features.items().forEach(feature -> table.row(row(label, feature)));
        return Html.of("div")
                .styled("card")
                .add(Html.of("h3", "What columns tell of " + label.column()))
                .add(Html.of("p", summary(label)).styled("note"))
                .add(table.toHtml(), Html.of("p", left(label, features)).styled("note"));
    }

    private Table head(LabelStatistics label) {
        Table table = Table.of("Columns that tell most of " + label.column())
                .column("Column")
                .column("Share of the label's bits");
        splits.forEach(split -> table.numbers("bits, " + split.name()));
        return table.numbers("by chance").reasons("Raised most").reasons("Lowered most");
    }

    private Object[] row(LabelStatistics label, Feature feature) {
        List<Object> cells = new ArrayList<>(List.of(feature.name(), bar(label, feature)));
        for (SplitStatistics split : splits) {
            cells.add(split.label()
                    .flatMap(one -> one.feature(feature.name()))
                    .map(one -> Figures.fixed(one.mutualInformation(), 4))
                    .orElse("–"));
        }
        cells.add(Figures.fixed(feature.bias(), 4));
        Comparator<Lift> surprise = Comparator.comparingDouble(lift -> residual(label, feature, lift));
        cells.add(lift(feature.lifts().stream()
                .filter(lift -> lift.lift() > 1 && lift.rows() >= FEWEST)
                .max(surprise)));
        cells.add(lift(feature.lifts().stream().filter(lift -> lift.lift() < 1).min(surprise)));
        return cells.toArray();
    }

    /**
     * Returns Pearson's residual, {@code (rows - expected) / sqrt(expected)}: how surprising a lift is, where the lift alone is
     * greatest for what hardly ever occurs. Source: Agresti, Categorical Data Analysis, 3rd edition, section 3.3.
     */
    private double residual(LabelStatistics label, Feature feature, Lift lift) {
        double expected = lift.lift() > 0 ? lift.rows() / lift.lift() : expected(label, feature, lift);
        return expected == 0 ? 0 : (lift.rows() - expected) / Math.sqrt(expected);
    }

    /** Of what never meets, the rows with the value by the share of the class. */
    private double expected(LabelStatistics label, Feature feature, Lift lift) {
        long rows = splits.get(0)
                .column(feature.name())
                .flatMap(ColumnStatistics::values)
                .map(values -> values.countOf(lift.value()).orElse(0))
                .orElse(0L);
        return label.classes().stream()
                .filter(one -> one.value().equals(lift.label()))
                .mapToDouble(one -> (double) rows * one.count() / label.rows())
                .sum();
    }

    private static Html bar(LabelStatistics label, Feature feature) {
        double share = label.entropy() == 0 ? 0 : Math.min(1, feature.mutualInformation() / label.entropy());
        return Svg.stretched(100, 8, "%s tells %s of the label".formatted(feature.name(), Figures.percent(share)))
                .box("f1", 0, 0, Math.max(share > 0 ? 0.5 : 0, share * 100), 8, 0)
                .toHtml();
    }

    private static String lift(Optional<Lift> chosen) {
        return chosen.map(lift -> "%s with %s, %s times (%s)"
                        .formatted(
                                lift.label(),
                                Shown.text(lift.value()),
                                Figures.fixed(lift.lift(), 2),
                                Figures.counted(lift.rows(), "row", "rows")))
                .orElse("–");
    }

    private static String summary(LabelStatistics label) {
        String classes = label.classes().stream()
                .limit(SHOWN_CLASSES)
                .map(one -> "%s %s"
                        .formatted(Shown.text(one.value()), Figures.percent((double) one.count() / label.rows())))
                .collect(Collectors.joining(", "));
        int more = label.classes().size() - SHOWN_CLASSES;
        return "%s: %s%s. Its entropy is %s bits. %s without it."
                .formatted(
                        Figures.counted(label.rows(), "row", "rows"),
                        classes,
                        more > 0 ? " and %d more".formatted(more) : "",
                        Figures.number(label.entropy()),
                        Figures.counted(label.rowsWithout(), "row", "rows"));
    }

    private static String left(LabelStatistics label, Shown<Feature> features) {
        String bits = "Bits are the mutual information; by chance, what a column that tells nothing shows on average. ";
        return bits + features.note("columns") + Shown.leftOut(label.leftOut(), "nothing can be told of");
    }
}
