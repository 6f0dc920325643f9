/**
 * The report of a run as one HTML file that needs nothing else: the pipeline drawn, its nodes, and a section for every
 * artifact that a {@link io.penstock.report.ReportSection} knows..
 */
@NullMarked
package io.penstock.runtime.report;

import org.jspecify.annotations.NullMarked;
