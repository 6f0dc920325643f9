/**
 * Figures that say how good a model is. {@link io.penstock.evaluation.metric.Metrics} has those of the house; a user's own is
 * a record that implements {@link io.penstock.evaluation.metric.Metric}.
 */
@NullMarked
package io.penstock.evaluation.metric;

import org.jspecify.annotations.NullMarked;
