/**
 * Decides when the nodes of a pipeline run: {@link io.penstock.runtime.schedule.PipelineRun} follows the graph, which may grow,
 * {@link io.penstock.runtime.schedule.Workers} keep to the limits.
 */
@NullMarked
package io.penstock.runtime.schedule;

import org.jspecify.annotations.NullMarked;
