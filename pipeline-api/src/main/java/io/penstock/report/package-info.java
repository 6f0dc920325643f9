/**
 * What people see of an artifact: sections of the HTML report, and a small kit to draw them. To bring the section of an
 * artifact type, implement {@link io.penstock.report.ReportSection}.
 *
 * <p>The kit makes static HTML and SVG in the colours of {@link io.penstock.report.Stylesheet}: no script, no network, every
 * text escaped. States have a word or a shape beside their colour; every drawing has a label for those who do not see it.
 */
@NullMarked
package io.penstock.report;

import org.jspecify.annotations.NullMarked;
