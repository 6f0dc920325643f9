package io.penstock.evaluation;

import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Measure;

/**
 * The figure of one metric.
 *
 * @param name of the metric
 * @param better which values are better
 * @param measure the figure, or why there is none
 */
public record MetricValue(String name, Better better, Measure measure) {}
