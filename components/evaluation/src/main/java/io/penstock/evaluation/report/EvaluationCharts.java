package io.penstock.evaluation.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.evaluation.ConfusionMatrix;
import io.penstock.evaluation.Curves;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.Performance;
import io.penstock.evaluation.tally.CalibrationBin;
import io.penstock.evaluation.tally.CurvePoint;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Plot;
import io.penstock.report.Plot.Point;
import io.penstock.report.ReportSection;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows how good a model is: figures with intervals, curves, calibration, confusion and slices, its incumbent beside it. */
public final class EvaluationCharts implements ReportSection<Evaluation> {

    private static final String MODEL = "model";
    private static final String INCUMBENT = "incumbent";

    /** Makes the section. */
    public EvaluationCharts() {}

    @Override
    public Class<Evaluation> type() {
        return Evaluation.class;
    }

    @Override
    public String title() {
        return "Evaluation";
    }

    @Override
    public int order() {
        return EVALUATION;
    }

    @Override
    public Html render(Evaluation evaluation, ArtifactRecord origin) {
        Html section = Html.of("div").add(Html.of("div").styled("card").add(figures(evaluation)));
        List<Html> plots = plots(evaluation);
        if (!plots.isEmpty()) {
            section.add(Html.of("div").styled("plots").addAll(plots));
        }
        if (!evaluation.slices().isEmpty()) {
            section.add(Html.of("div").styled("card").add(new SliceTable(evaluation).toHtml()));
        }
        return section;
    }

    @Override
    public String headline(Evaluation evaluation) {
        return evaluation.overall().model().metrics().stream()
                .limit(1)
                .filter(metric -> metric.measure().value().isPresent())
                .map(metric -> "%s %s on %s of %s."
                        .formatted(
                                metric.name(),
                                Figures.fixed(metric.measure().value().getAsDouble(), 3),
                                Figures.counted(evaluation.overall().rows(), "row", "rows"),
                                evaluation.split()))
                .findFirst()
                .orElse("");
    }

    private static Html figures(Evaluation evaluation) {
        Html metrics = Html.of("div").styled("wide").add(new MetricTable(evaluation).toHtml());
        Html figures = Html.of("div").styled("columns").add(metrics);
        evaluation
                .overall()
                .model()
                .confusion()
                .ifPresent(matrix -> figures.add(Html.of("div").add(Html.of("h3", "Confusion"), confusion(matrix))));
        return figures;
    }

    private static List<Html> plots(Evaluation evaluation) {
        Performance model = evaluation.overall().model();
        Optional<Curves> incumbent = evaluation.overall().incumbent().flatMap(Performance::curves);
        List<Html> cards = new ArrayList<>();
        model.curves().ifPresent(curves -> {
            cards.add(card(
                    "ROC",
                    curve("ROC curve", curves, incumbent, Curves::roc)
                            .x("false positive rate", 0, 1)
                            .y("true positive rate", 0, 1)
                            .diagonal()
                            .toHtml()));
            cards.add(card(
                    "Precision and recall",
                    curve("Precision over recall", curves, incumbent, Curves::precisionRecall)
                            .x("recall", 0, 1)
                            .y("precision", 0, 1)
                            .toHtml()));
            cards.add(card("Calibration", calibration(curves, incumbent)));
        });
        return cards;
    }

    private static Html card(String title, Html content) {
        return Html.of("div").styled("card").add(Html.of("h3", title), content);
    }

    private static Plot curve(
            String label, Curves curves, Optional<Curves> incumbent, Function<Curves, List<CurvePoint>> which) {
        Plot plot = Plot.of(label).curve(MODEL, points(which.apply(curves)));
        incumbent.ifPresent(other -> plot.curve(INCUMBENT, points(which.apply(other))));
        return plot;
    }

    private static List<Point> points(List<CurvePoint> curve) {
        return curve.stream().map(point -> new Point(point.x(), point.y())).toList();
    }

    private static Html calibration(Curves curves, Optional<Curves> incumbent) {
        Plot plot = Plot.of("Calibration: what is true over what the model says")
                .x("mean prediction", 0, 1)
                .y("share that is true", 0, 1)
                .diagonal()
                .dots(MODEL, bins(curves.calibration()));
        incumbent.ifPresent(other -> plot.dots(INCUMBENT, bins(other.calibration())));
        return plot.toHtml();
    }

    private static List<Point> bins(List<CalibrationBin> bins) {
        return bins.stream()
                .map(bin -> new Point(bin.meanScore(), bin.positiveShare()))
                .toList();
    }

    private static Html confusion(ConfusionMatrix matrix) {
        Table table = Table.of("Confusion: actual classes down, predicted ones across")
                .column("actual, taken for");
        matrix.classes().forEach(table::numbers);
        for (int actual = 0; actual < matrix.classes().size(); actual++) {
            List<Object> cells = new ArrayList<>(List.of(matrix.classes().get(actual)));
            matrix.counts().get(actual).forEach(count -> cells.add(Figures.count(count)));
            table.row(cells.toArray());
        }
        return table.toHtml();
    }
}
