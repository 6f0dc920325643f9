/** What reports show of verdicts and evaluations, as {@link io.penstock.report.ReportSection}s. */
@NullMarked
package io.penstock.evaluation.report;

import org.jspecify.annotations.NullMarked;
