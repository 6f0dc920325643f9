/** Tests for who writes an estimator: {@link io.penstock.testing.estimator.EstimatorContract} is the door. */
@NullMarked
package io.penstock.testing.estimator;

import org.jspecify.annotations.NullMarked;
