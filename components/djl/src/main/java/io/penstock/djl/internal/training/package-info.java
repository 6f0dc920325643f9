/** Minibatches, steps along the gradient, epochs and what is kept of them. */
@NullMarked
package io.penstock.djl.internal.training;

import org.jspecify.annotations.NullMarked;
