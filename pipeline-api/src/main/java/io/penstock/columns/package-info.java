/**
 * Tables in memory: a {@link io.penstock.columns.Batch} of typed {@link io.penstock.columns.Column}s, built by a {@link
 * io.penstock.columns.BatchBuilder}, described by a {@link io.penstock.columns.RowType}; and what is computed over many
 * batches, a {@link io.penstock.columns.Reducer}.
 *
 * <p>Reducers give the same bits however rows are grouped: {@link io.penstock.columns.ExactSum} adds doubles exactly and
 * {@link io.penstock.columns.LogBuckets} finds quantiles from integer counts.
 */
@NullMarked
package io.penstock.columns;

import org.jspecify.annotations.NullMarked;
