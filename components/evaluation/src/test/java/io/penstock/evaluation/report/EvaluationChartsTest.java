package io.penstock.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.evaluation.ConfusionMatrix;
import io.penstock.evaluation.Curves;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.MetricValue;
import io.penstock.evaluation.Performance;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Interval;
import io.penstock.evaluation.metric.Measure;
import io.penstock.evaluation.tally.CalibrationBin;
import io.penstock.evaluation.tally.CurvePoint;
import io.penstock.model.ProblemType;
import io.penstock.report.ReportSection;
import io.penstock.spi.Services;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationChartsTest {

    private static final Curves CURVES = new Curves(
            List.of(new CurvePoint(1, 0, 0), new CurvePoint(0.5, 0.1, 0.9), new CurvePoint(0, 1, 1)),
            List.of(new CurvePoint(1, 0, 1), new CurvePoint(0, 1, 0.2)),
            List.of(new CalibrationBin(0, 0.1, 80, 0.05, 0.06), new CalibrationBin(0.8, 0.9, 20, 0.85, 0.9)));

    private static final Evaluation EVALUATION = new Evaluation(
            Digest.of("model"),
            Optional.of(Digest.of("incumbent")),
            "",
            new ProblemType.BinaryClassification("small tip", "big tip"),
            "eval",
            List.of(List.of("payment_type")),
            slice(Slice.OVERALL, 5091, Measure.of(0.951, new Interval(0.944, 0.957))),
            List.of(
                    slice(Slice.of("payment_type", "Few"), 7, Measure.of(0.1, new Interval(0, 0.5))),
                    slice(Slice.of("payment_type", "Credit Card"), 1700, Measure.of(0.61, new Interval(0.58, 0.64))),
                    slice(Slice.of("payment_type", "Cash"), 3300, Measure.none("only one class"))));

    @Test
    void theFiguresHaveTheirIntervalsAndTheIncumbents() {
        assertThat(html())
                .contains(">AUC<", ">0.9510<", ">0.9440 to 0.9570<", "Incumbent", "5,091 rows of split 'eval'.");
    }

    @Test
    void bothModelsAreDrawn() {
        assertThat(html()).contains("ROC curve", "Precision over recall", "Calibration: ", ">model<", ">incumbent<");
    }

    @Test
    void theConfusionMatrixNamesItsClasses() {
        assertThat(html()).contains("<th scope=\"row\">big tip</th><td class=\"n\">100</td><td class=\"n\">1,000</td>");
    }

    @Test
    void theWorstSliceThatCanBeJudgedStandsFirst() {
        assertThat(html()).containsSubsequence("payment_type = Credit Card", "payment_type = Few", "few rows");
        assertThat(html()).containsSubsequence("payment_type = Credit Card", "payment_type = Cash", "only one class");
    }

    @Test
    void theHeadOfTheReportHasTheFirstMetric() {
        assertThat(new EvaluationCharts().headline(EVALUATION)).isEqualTo("AUC 0.951 on 5,091 rows of eval.");
    }

    @Test
    void itIsFoundByTheReport() {
        assertThat(Services.load(ReportSection.class)).hasAtLeastOneElementOfType(EvaluationCharts.class);
    }

    private static String html() {
        ArtifactRecord origin = new ArtifactRecord(
                Digest.of("e"), "Evaluation", "taxi", "evaluator", "evaluation", "1", Map.of(), 1, Instant.EPOCH);
        return new EvaluationCharts().render(EVALUATION, origin).toString();
    }

    private static SliceResult slice(Slice slice, long rows, Measure auc) {
        ConfusionMatrix confusion = new ConfusionMatrix(
                List.of("small tip", "big tip"), List.of(List.of(3900L, 91L), List.of(100L, 1000L)));
        Performance performance = new Performance(
                List.of(
                        new MetricValue("AUC", Better.HIGHER, auc),
                        new MetricValue("mean label", Better.NEITHER, Measure.of(0.2))),
                Optional.of(confusion),
                Optional.of(CURVES));
        return new SliceResult(slice, rows, 0, performance, Optional.of(performance));
    }
}
