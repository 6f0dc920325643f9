/** Parquet files: {@link io.penstock.parquet.ParquetSource} reads them, {@link io.penstock.parquet.ParquetFormat} writes them. */
@NullMarked
package io.penstock.parquet;

import org.jspecify.annotations.NullMarked;
