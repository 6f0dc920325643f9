package io.penstock.evaluation.report;

import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.MetricValue;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Measure;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.IntervalBar;
import io.penstock.report.Mark;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Every slice, the worst first.
 *
 * @param evaluation what to show
 */
record SliceTable(Evaluation evaluation) {

    /** Slices with fewer rows are not called worst: their figures are mostly chance. */
    private static final long ROWS_AT_LEAST = 30;

    private static final int MORE_METRICS = 3;
    private static final int SHOWN = 10;

    /** Draws the table; the slices that are not among the worst are folded away. */
    Html toHtml() {
        List<MetricValue> ranking = ranking();
        List<SliceResult> sorted = sorted(ranking.get(0));
        int shown = Math.min(SHOWN, sorted.size());
        String note =
                "Worst %s first; slices without it, or with fewer than %d rows, at the end. The dashed line is the figure of all rows."
                        .formatted(ranking.get(0).name(), ROWS_AT_LEAST);
        Html drawn = Html.of("div").add(Html.of("h3", "Slices"), table(sorted.subList(0, shown), ranking));
        if (shown < sorted.size()) {
            String more = Figures.counted(sorted.size() - shown, "more slice", "more slices");
            drawn.add(Html.of("details")
                    .add(Html.of("summary", more), table(sorted.subList(shown, sorted.size()), ranking)));
        }
        return drawn.add(Html.of("p", note).styled("note"));
    }

    private Html table(List<SliceResult> slices, List<MetricValue> ranking) {
        Table table = Table.of("Slices, worst first").column("Slice").numbers("Rows");
        ranking.forEach(metric -> table.numbers(metric.name()));
        table.column("95 % interval against overall").reasons("Note");
        slices.forEach(slice -> add(table, slice, ranking));
        return table.toHtml();
    }

    /** The first metrics that say better from worse. */
    private List<MetricValue> ranking() {
        List<MetricValue> metrics = evaluation.overall().model().metrics();
        List<MetricValue> ranking = metrics.stream()
                .filter(metric -> metric.better() != Better.NEITHER)
                .limit(MORE_METRICS + 1L)
                .toList();
        return ranking.isEmpty() ? metrics.subList(0, 1) : ranking;
    }

    private List<SliceResult> sorted(MetricValue by) {
        double sign = by.better() == Better.LOWER ? -1 : 1;
        Comparator<SliceResult> worstFirst = Comparator.comparingDouble(
                slice -> sign * value(slice, by.name()).orElse(0));
        Comparator<SliceResult> judgedFirst = Comparator.comparing(
                slice -> slice.rows() < ROWS_AT_LEAST || value(slice, by.name()).isEmpty());
        return evaluation.slices().stream()
                .sorted(judgedFirst.thenComparing(worstFirst))
                .toList();
    }

    private void add(Table table, SliceResult slice, List<MetricValue> ranking) {
        List<Object> cells = new ArrayList<>(List.of(slice.slice().toString(), Figures.count(slice.rows())));
        ranking.forEach(metric -> cells.add(
                slice.model().measure(metric.name()).map(MetricTable::figure).orElse("–")));
        cells.add(bar(slice, ranking.get(0).name()));
        cells.add(note(slice, ranking));
        table.row(cells.toArray());
    }

    private Object bar(SliceResult slice, String metric) {
        return slice.model()
                .measure(metric)
                .filter(measure -> measure.value().isPresent())
                .<Object>map(measure -> IntervalBar.on(
                        ends(metric).min().orElseThrow(),
                        ends(metric).max().orElseThrow(),
                        low(measure),
                        high(measure),
                        evaluation.value(metric),
                        Mark.CACHED))
                .orElse("");
    }

    /** The ends of all intervals, which share a scale. */
    private DoubleStream ends(String metric) {
        return Stream.concat(Stream.of(evaluation.overall()), evaluation.slices().stream())
                .flatMap(slice -> slice.model().measure(metric).stream())
                .filter(measure -> measure.value().isPresent())
                .flatMapToDouble(measure -> DoubleStream.of(low(measure), high(measure)));
    }

    private static double low(Measure measure) {
        return measure.interval().map(ends -> ends.low()).orElseGet(() -> measure.value()
                .getAsDouble());
    }

    private static double high(Measure measure) {
        return measure.interval().map(ends -> ends.high()).orElseGet(() -> measure.value()
                .getAsDouble());
    }

    private static String note(SliceResult slice, List<MetricValue> ranking) {
        Stream<String> notes = ranking.stream()
                .flatMap(metric -> slice.model().measure(metric.name()).stream())
                .map(Measure::note);
        String few = slice.rows() < ROWS_AT_LEAST ? "few rows" : "";
        return String.join(
                "; ",
                Stream.concat(Stream.of(few), notes)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList());
    }

    private static OptionalDouble value(SliceResult slice, String metric) {
        return slice.model().measure(metric).map(Measure::value).orElse(OptionalDouble.empty());
    }
}
