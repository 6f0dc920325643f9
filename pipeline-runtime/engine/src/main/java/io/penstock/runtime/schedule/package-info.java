/**
 * Runs the nodes of a pipeline: {@link io.penstock.runtime.schedule.PipelineRun} decides when, {@link
 * io.penstock.runtime.schedule.NodeRunner} how one of them comes to its end.
 */
@NullMarked
package io.penstock.runtime.schedule;

import org.jspecify.annotations.NullMarked;
