/**
 * Arrow IPC files, written and read by own code over the published format classes: {@link
 * io.penstock.columns.arrow.ArrowFileWriter} and {@link io.penstock.columns.arrow.ArrowFileReader}.
 *
 * <p>Uncompressed, little-endian, metadata version 5, buffers padded to 64 bytes: other tools open the same files. Nothing in
 * a file depends on time, machine or hash order. The format is described at arrow.apache.org/docs/format/Columnar.html.
 */
@NullMarked
package io.penstock.columns.arrow;

import org.jspecify.annotations.NullMarked;
