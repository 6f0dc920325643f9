/** Statistics and examples of large tables, beside DuckDB, Polars, pandas and Spark. */
@NullMarked
package io.penstock.samples.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
