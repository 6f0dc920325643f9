package io.penstock.data.report;

import io.penstock.columns.ColumnType;
import io.penstock.data.statistics.BinaryStatistics;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.LengthStatistics;
import io.penstock.data.statistics.ListStatistics;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.TextStatistics;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import io.penstock.data.statistics.WeightedStatistics;
import io.penstock.data.statistics.WeightedStatistics.WeightedNumbers;
import io.penstock.report.BarChart;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.ShareBars;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One column in every split.
 *
 * @param name of the column
 * @param splits names of the splits
 * @param columns its statistics in each split
 */
record FeatureCard(String name, List<String> splits, List<ColumnStatistics> columns) {

    private static final int LISTED = 6;

    /** Draws the card. */
    Html toHtml() {
        Html title = Html.of("h3").add(Html.of("span", name), Html.of("small", summary()));
        Html card = Html.of("div").styled("card").add(title).addAll(drawing());
        return card.add(Html.of("details").add(Html.of("summary", "Figures"), figures()));
    }

    private ColumnStatistics first() {
        return columns.get(0);
    }

    private String summary() {
        ColumnStatistics first = first();
        String what = isNumeric()
                ? first.numbers()
                        .map(n -> Values.text(n.mean(), first.type()) + " mean, ")
                        .orElse("")
                : first.values()
                        .map(v -> Figures.counted(v.distinct(), "value", "values") + ", ")
                        .orElse("");
        return what + (first.missing() == 0 ? "0" : Figures.percent(1 - first.presentFraction())) + " missing";
    }

    private boolean isNumeric() {
        return first().numbers().isPresent() && first().type() != ColumnType.BOOLEAN;
    }

    private List<Html> drawing() {
        Optional<CommonBins> bins = isNumeric() ? CommonBins.of(columns) : Optional.empty();
        if (bins.isPresent()) {
            return histogram(bins.get());
        }
        return first().values().map(values -> shares(values.top())).stream().toList();
    }

    private List<Html> histogram(CommonBins bins) {
        String from = bins.from(first().type());
        String to = bins.to(first().type());
        BarChart chart = BarChart.of("Histogram of %s, %s to %s".formatted(name, from, to));
        columns.forEach(column -> chart.series(bins.counts(column)));
        Html ends = Html.of("div").styled("ends").add(Html.of("span", from), Html.of("span", to));
        return List.of(chart.toHtml(), ends);
    }

    private Html shares(List<ValueCount> top) {
        ShareBars bars = ShareBars.of("Most frequent values of " + name);
        for (ValueCount value : top.stream().limit(LISTED).toList()) {
            bars.value(
                    value.value(),
                    columns.stream()
                            .mapToDouble(column -> share(column, value.value()))
                            .toArray());
        }
        return bars.toHtml();
    }

    static double share(ColumnStatistics column, String value) {
        long count =
                column.values().map(values -> values.countOf(value).orElse(0)).orElse(0L);
        return column.rows() == 0 ? 0 : (double) count / column.rows();
    }

    private Html figures() {
        Table table = Table.of("Figures of " + name).column("");
        splits.forEach(table::numbers);
        row(table, "present", column -> Figures.count(column.present()));
        row(table, "missing", column -> Figures.count(column.missing()));
        if (isNumeric()) {
            numbers(table);
        }
        sizes(first()).ifPresent(any -> sizes(table));
        row(table, "distinct", FeatureCard::distinct);
        if (first().weighted().isPresent()) {
            weighted(table);
        }
        return table.toHtml();
    }

    /** The same by weight: what a row counts is the value of another column. */
    private void weighted(Table table) {
        weight(table, "present", all -> Optional.of(Figures.percent(share(all))));
        if (isNumeric()) {
            weightedNumber(table, "mean", WeightedNumbers::mean);
            weightedNumber(table, "median", WeightedNumbers::median);
            weight(table, "deviation", all -> all.numbers().map(n -> Figures.number(n.standardDeviation())));
        }
        weight(table, "heaviest", all -> all.top().stream().findFirst().map(top -> "%s, %s"
                .formatted(Shown.text(top.value()), Figures.percent(top.weight() / (all.present() + all.missing())))));
    }

    private static double share(WeightedStatistics all) {
        double total = all.present() + all.missing();
        return total == 0 ? 0 : all.present() / total;
    }

    private void weightedNumber(Table table, String title, ToDoubleFunction<WeightedNumbers> figure) {
        weight(table, title, all -> all.numbers().map(n -> Values.text(figure.applyAsDouble(n), first().type())));
    }

    private void weight(Table table, String title, Function<WeightedStatistics, Optional<String>> figure) {
        row(table, title + ", by weight", column -> column.weighted()
                .flatMap(figure)
                .orElse("–"));
    }

    private void sizes(Table table) {
        String what = first().type() == ColumnType.TEXT
                ? "characters"
                : first().type() == ColumnType.BINARY ? "bytes" : "elements";
        row(table, what + ", mean", column -> sizes(column)
                .map(sizes -> Figures.number(sizes.average()))
                .orElse("–"));
        row(table, what + ", most", column -> sizes(column)
                .map(sizes -> Figures.count(sizes.max()))
                .orElse("–"));
    }

    private static Optional<LengthStatistics> sizes(ColumnStatistics column) {
        return column.texts()
                .map(TextStatistics::lengths)
                .or(() -> column.binary().map(BinaryStatistics::sizes))
                .or(() -> column.lists().map(ListStatistics::lengths));
    }

    private static String distinct(ColumnStatistics column) {
        return column.distinct()
                .map(values -> (values.exact() ? "" : "about ") + Figures.count(values.count()))
                .orElse("many");
    }

    private void numbers(Table table) {
        number(table, "mean", NumericStatistics::mean);
        number(table, "least", NumericStatistics::min);
        number(table, "10 %", n -> n.deciles().get(1));
        number(table, "median", NumericStatistics::median);
        number(table, "90 %", n -> n.deciles().get(9));
        number(table, "greatest", NumericStatistics::max);
        row(table, "zeros", column -> column.numbers()
                .map(n -> Figures.count(n.zeros()))
                .orElse("–"));
        row(table, "deviation", column -> column.numbers()
                .map(n -> Figures.number(n.standardDeviation()))
                .orElse("–"));
    }

    private void number(Table table, String title, ToDoubleFunction<NumericStatistics> figure) {
        row(table, title, column -> column.numbers()
                .map(n -> Values.text(figure.applyAsDouble(n), column.type()))
                .orElse("–"));
    }

    private void row(Table table, String title, Function<ColumnStatistics, String> figure) {
        List<Object> cells = new ArrayList<>(List.of(title));
        columns.forEach(column -> cells.add(figure.apply(column)));
        table.row(cells.toArray());
    }
}
