/**
 * What is counted of scored rows, in one pass and the same to the bit in any grouping: a {@link
 * io.penstock.evaluation.tally.Tally} makes partial results, metrics read them.
 */
@NullMarked
package io.penstock.evaluation.tally;

import org.jspecify.annotations.NullMarked;
