/**
 * Rows on their way out: {@link io.penstock.data.export.ExampleExporter} writes examples to files of a {@link
 * io.penstock.data.export.FileFormat}, which the modules of formats implement.
 */
@NullMarked
package io.penstock.data.export;

import org.jspecify.annotations.NullMarked;
