/** How an evaluation is made: rows are scored, sliced and counted, batch by batch. */
@NullMarked
package io.penstock.evaluation.internal;

import org.jspecify.annotations.NullMarked;
