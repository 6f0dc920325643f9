/**
 * Features: defined once, fitted on examples, applied alike in training and in serving.
 *
 * <p>A {@link io.penstock.transform.FeatureSpec} says what is learned from which features. {@link
 * io.penstock.transform.Transform} fits it to the training split and applies it to all splits; the {@link
 * io.penstock.transform.FittedTransform} it writes travels inside every model, so that a prediction takes raw rows.
 */
@NullMarked
package io.penstock.transform;

import org.jspecify.annotations.NullMarked;
