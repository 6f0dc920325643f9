/** Tests of statistics, against DuckDB on real trips and against themselves in any grouping. */
@NullMarked
package io.penstock.data.statistics;

import org.jspecify.annotations.NullMarked;
