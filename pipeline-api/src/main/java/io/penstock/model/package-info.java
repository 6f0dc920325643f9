/**
 * Models of any framework: an {@link io.penstock.model.Estimator} trains one, a {@link io.penstock.model.Model} is its
 * directory, a {@link io.penstock.model.Predictor} answers with it, a {@link io.penstock.model.BlessedModel} may be released.
 */
@NullMarked
package io.penstock.model;

import org.jspecify.annotations.NullMarked;
