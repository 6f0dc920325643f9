package io.penstock.evaluation.gate;

import io.penstock.artifact.Digest;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.MetricValue;
import io.penstock.evaluation.Performance;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Interval;
import io.penstock.evaluation.metric.Measure;
import io.penstock.model.ProblemType.BinaryClassification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Evaluations as a gate sees them, made by hand: AUC and log loss of a model, of its incumbent, and of slices. */
final class Evaluations {

    static final Digest MODEL = Digest.of("model");
    private static final Digest INCUMBENT = Digest.of("incumbent");

    private Evaluations() {}

    /** Returns the evaluation of a model without an incumbent. */
    static Evaluation of(Measure auc, SliceResult... slices) {
        return new Evaluation(
                MODEL,
                Optional.empty(),
                "",
                new BinaryClassification("no", "yes"),
                "eval",
                slices.length == 0 ? List.of() : List.of(List.of("payment")),
                new SliceResult(Slice.OVERALL, 5000, 0, performance(auc), Optional.empty()),
                Arrays.asList(slices));
    }

    /** Returns it with an incumbent that reached some AUC. */
    static Evaluation against(Evaluation alone, Measure auc) {
        SliceResult overall = alone.overall();
        return new Evaluation(
                alone.model(),
                Optional.of(INCUMBENT),
                "",
                alone.problem(),
                alone.split(),
                alone.slicings(),
                new SliceResult(overall.slice(), overall.rows(), 0, overall.model(), Optional.of(performance(auc))),
                alone.slices());
    }

    /** Returns it with an incumbent that could not be measured. */
    static Evaluation obstructed(Evaluation alone, String why) {
        return new Evaluation(
                alone.model(),
                Optional.of(INCUMBENT),
                why,
                alone.problem(),
                alone.split(),
                alone.slicings(),
                alone.overall(),
                alone.slices());
    }

    static SliceResult slice(String payment, long rows, Measure auc) {
        return new SliceResult(Slice.of("payment", payment), rows, 0, performance(auc), Optional.empty());
    }

    static Measure in(double value, double low, double high) {
        return Measure.of(value, new Interval(low, high));
    }

    private static Performance performance(Measure auc) {
        List<MetricValue> metrics = new ArrayList<>();
        metrics.add(new MetricValue("AUC", Better.HIGHER, auc));
        metrics.add(new MetricValue("log loss", Better.LOWER, Measure.of(0.3)));
        return new Performance(metrics, Optional.empty(), Optional.empty());
    }
}
