package io.penstock.evaluation;

import io.penstock.evaluation.metric.Measure;
import java.util.List;
import java.util.Optional;

/**
 * How one model does on the rows of one slice.
 *
 * @param metrics the figures, in the order in which they were asked for
 * @param confusion what was taken for what, of a classification
 * @param curves how it does at every threshold, of two classes
 */
public record Performance(List<MetricValue> metrics, Optional<ConfusionMatrix> confusion, Optional<Curves> curves) {

    /** Copies the metrics. */
    public Performance {
        metrics = List.copyOf(metrics);
    }

    /** Returns the figure of a metric, if it was asked for. */
    public Optional<Measure> measure(String metric) {
        return metrics.stream()
                .filter(value -> value.name().equals(metric))
                .map(MetricValue::measure)
                .findFirst();
    }
}
