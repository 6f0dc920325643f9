/** What reports show of data, its statistics, schema and anomalies, as {@link io.penstock.report.ReportSection}s. */
@NullMarked
package io.penstock.data.report;

import org.jspecify.annotations.NullMarked;
