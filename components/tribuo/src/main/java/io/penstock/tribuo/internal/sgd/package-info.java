/** Tribuo's stochastic gradient descent, watched and led from outside. */
@NullMarked
package io.penstock.tribuo.internal.sgd;

import org.jspecify.annotations.NullMarked;
