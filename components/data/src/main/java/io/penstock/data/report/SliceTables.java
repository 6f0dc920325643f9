package io.penstock.data.report;

import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.SliceStatistics;
import io.penstock.data.statistics.SliceStatistics.Slice;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The statistics of each value of some columns beside those of all rows, to be opened one by one.
 *
 * @param split whose slices they are
 */
record SliceTables(SplitStatistics split) {

    /** Draws a card for each column that makes slices. */
    List<Html> toHtml() {
        return split.slices().stream().map(this::card).toList();
    }

    private Html card(SliceStatistics slices) {
        Shown<Slice> shown = Shown.first(slices.slices());
        Html card = Html.of("div").styled("card").add(Html.of("h3", "By " + slices.column() + ", " + split.name()));
        shown.items().forEach(slice -> card.add(part(slice)));
        String note = shown.note("slices") + others(slices);
        return note.isEmpty() ? card : card.add(Html.of("p", note).styled("note"));
    }

    private static String others(SliceStatistics slices) {
        return slices.otherValues() == 0
                ? ""
                : "%s in %s make no slice. "
                        .formatted(
                                Figures.counted(slices.otherValues(), "more value", "more values"),
                                Figures.counted(slices.otherRows(), "row", "rows"));
    }

    private Html part(Slice slice) {
        SplitStatistics rows = slice.statistics();
        Shown<ColumnStatistics> columns = Shown.first(rows.columns());
        Table table = Table.of("Columns of " + rows.name())
                .column("Column")
                .numbers("present")
                .numbers("mean")
                .numbers("of all rows")
                .numbers("median")
                .numbers("of all rows")
                .reasons("Most frequent")
                .numbers("share")
                .numbers("of all rows");
        columns.items().forEach(column -> table.row(cells(column)));
        Html details = Html.of("details").add(Html.of("summary", title(slice)), table.toHtml());
        String note = columns.note("columns");
        return note.isEmpty() ? details : details.add(Html.of("p", note).styled("note"));
    }

    private String title(Slice slice) {
        long rows = slice.statistics().rows();
        return "%s: %s, %s"
                .formatted(
                        slice.value().map(Shown::text).orElse("missing"),
                        Figures.counted(rows, "row", "rows"),
                        Figures.percent(split.rows() == 0 ? 0 : (double) rows / split.rows()));
    }

    private Object[] cells(ColumnStatistics column) {
        Optional<ColumnStatistics> all = split.column(column.name());
        Optional<ValueCount> top =
                column.values().flatMap(values -> values.top().stream().findFirst());
        return new Object[] {
            column.name(),
            Figures.percent(column.presentFraction()),
            number(Optional.of(column), NumericStatistics::mean),
            number(all, NumericStatistics::mean),
            number(Optional.of(column), NumericStatistics::median),
            number(all, NumericStatistics::median),
            top.map(value -> Shown.text(value.value())).orElse("–"),
            share(Optional.of(column), top),
            share(all, top)
        };
    }

    private static String number(Optional<ColumnStatistics> column, ToDoubleFunction<NumericStatistics> figure) {
        return column.flatMap(
                        one -> one.numbers().map(numbers -> Values.text(figure.applyAsDouble(numbers), one.type())))
                .orElse("–");
    }

    private static String share(Optional<ColumnStatistics> column, Optional<ValueCount> value) {
        return value.flatMap(wanted -> column.map(one -> FeatureCard.share(one, wanted.value())))
                .map(Figures::percent)
                .orElse("–");
    }
}
