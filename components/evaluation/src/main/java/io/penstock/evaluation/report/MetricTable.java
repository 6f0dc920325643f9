package io.penstock.evaluation.report;

import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.MetricValue;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.metric.Measure;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of all rows, with their intervals and those of the incumbent.
 *
 * @param evaluation what to show
 */
record MetricTable(Evaluation evaluation) {

    private static final int DECIMALS = 4;

    /** Draws the table. */
    Html toHtml() {
        boolean compared = evaluation.overall().incumbent().isPresent();
        Table table = Table.of("Metrics of all rows")
                .column("Metric")
                .numbers("Model")
                .numbers("95 % interval");
        if (compared) {
            table.numbers("Incumbent");
        }
        table.reasons("Note");
        evaluation.overall().model().metrics().forEach(metric -> add(table, metric, compared));
        return Html.of("div").add(table.toHtml(), Html.of("p", rows()).styled("note"));
    }

    /** Returns a figure as tables show it. */
    static String figure(Measure measure) {
        return measure.value().isPresent() ? Figures.fixed(measure.value().getAsDouble(), DECIMALS) : "–";
    }

    private void add(Table table, MetricValue metric, boolean compared) {
        List<Object> cells =
                new ArrayList<>(List.of(metric.name(), figure(metric.measure()), interval(metric.measure())));
        if (compared) {
            cells.add(incumbent(metric.name()));
        }
        cells.add(metric.measure().note());
        table.row(cells.toArray());
    }

    private String incumbent(String metric) {
        return evaluation
                .overall()
                .incumbent()
                .flatMap(other -> other.measure(metric))
                .map(MetricTable::figure)
                .orElse("–");
    }

    private static String interval(Measure measure) {
        return measure.interval()
                .map(ends -> Figures.fixed(ends.low(), DECIMALS) + " to " + Figures.fixed(ends.high(), DECIMALS))
                .orElse("");
    }

    private String rows() {
        SliceResult overall = evaluation.overall();
        String measured =
                "%s of split '%s'.".formatted(Figures.counted(overall.rows(), "row", "rows"), evaluation.split());
        String left = overall.unlabelled() == 0
                ? ""
                : " %s left out without a label."
                        .formatted(Figures.counted(overall.unlabelled(), "row is", "rows are"));
        String incumbent = evaluation
                .incumbent()
                .map(digest -> " The incumbent is model %s.".formatted(digest.brief()))
                .orElse(" There is no incumbent.");
        return measured + left + incumbent + obstacle();
    }

    private String obstacle() {
        return evaluation.incumbentObstacle().isEmpty()
                ? ""
                : " It was not measured: " + evaluation.incumbentObstacle();
    }
}
