/**
 * Models from examples, and the choice between them: a {@link io.penstock.training.Trainer} runs any {@link
 * io.penstock.model.Estimator} on transformed examples.
 */
@NullMarked
package io.penstock.training;

import org.jspecify.annotations.NullMarked;
