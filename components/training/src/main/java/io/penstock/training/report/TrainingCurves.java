package io.penstock.training.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Plot;
import io.penstock.report.ReportSection;
import io.penstock.training.TrainingLog;
import io.penstock.training.TrainingLog.Series;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Shows what was set for a training, and what was measured while it went on. */
public final class TrainingCurves implements ReportSection<TrainingLog> {

    /** Makes the section. */
    public TrainingCurves() {}

    @Override
    public Class<TrainingLog> type() {
        return TrainingLog.class;
    }

    @Override
    public String title() {
        return "Training";
    }

    @Override
    public int order() {
        return TRAINING;
    }

    @Override
    public boolean isNarrow() {
        return true;
    }

    @Override
    public Html render(TrainingLog log, ArtifactRecord origin) {
        Html set = Html.of("p", log.framework() + " ").styled("lead").add(Html.of("code", log.hyperparameters()));
        Html plots = Html.of("div").styled("plots");
        log.series().stream().filter(series -> finite(series).count() > 1).forEach(series -> plots.add(plot(series)));
        Html last = Html.of("p", lastValues(log) + took(log)).styled("note");
        return Html.of("div").styled("card").add(set, plots, last);
    }

    private static Html plot(Series series) {
        List<Plot.Point> points = points(series);
        double low = finite(series).min().orElse(0);
        double high = finite(series).max().orElse(1);
        double floor = low >= 0 && low < high / 2 ? 0 : low;
        return Plot.of("%s over %s".formatted(series.name(), Figures.counted(points.size(), "step", "steps")))
                .x("step", points.get(0).x(), points.get(points.size() - 1).x())
                .y(series.name(), floor, high)
                .curve(series.name(), points)
                .toHtml();
    }

    private static List<Plot.Point> points(Series series) {
        return IntStream.range(0, series.steps().size())
                .filter(i -> Double.isFinite(series.values().get(i)))
                .mapToObj(i ->
                        new Plot.Point(series.steps().get(i), series.values().get(i)))
                .toList();
    }

    private static DoubleStream finite(Series series) {
        return series.values().stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
    }

    private static String took(TrainingLog log) {
        return log.usage()
                .map(usage -> " Took %s s, %s s of processor."
                        .formatted(Figures.number(usage.seconds()), Figures.number(usage.processorSeconds())))
                .orElse("");
    }

    private static String lastValues(TrainingLog log) {
        return log.series().stream()
                .filter(series -> !series.values().isEmpty())
                .map(series -> "Last %s: %s."
                        .formatted(
                                series.name(),
                                Figures.number(
                                        series.values().get(series.values().size() - 1))))
                .reduce((one, other) -> one + " " + other)
                .orElse("Nothing was measured while it trained.");
    }
}
