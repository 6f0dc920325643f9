/**
 * What the values of a data set look like, split by split and column by column: {@link
 * io.penstock.data.statistics.Statistics}. Computed in one pass by order-free reducers, so that the same rows give the same
 * bytes for any number of threads; memory does not grow with rows.
 */
@NullMarked
package io.penstock.data.statistics;

import org.jspecify.annotations.NullMarked;
