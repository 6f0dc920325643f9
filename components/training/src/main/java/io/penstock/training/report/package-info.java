/** What reports show of trainings, as {@link io.penstock.report.ReportSection}s. */
@NullMarked
package io.penstock.training.report;

import org.jspecify.annotations.NullMarked;
