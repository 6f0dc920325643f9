/**
 * Avro object container files: {@link io.penstock.avro.AvroSource} reads them, {@link io.penstock.avro.AvroFormat} writes them.
 */
@NullMarked
package io.penstock.avro;

import org.jspecify.annotations.NullMarked;
