/**
 * What is computed from one row: an {@link io.penstock.transform.expression.Expression} of columns, a {@link
 * io.penstock.transform.expression.Condition} on them. Begin with {@code Expression.column("fare")}.
 *
 * <p>Both are plain records, so that they go to JSON and back and enter a cache key. A {@link
 * io.penstock.transform.expression.Kernel} is one of them made ready to run, on a row of a batch or on a single row, by the same
 * code: {@link io.penstock.transform.expression.Cells} is the row that it sees.
 */
@NullMarked
package io.penstock.transform.expression;

import org.jspecify.annotations.NullMarked;
