/**
 * Features and labels: how they are defined, what is learned of them from the training rows, and how they are computed.
 *
 * <p>A {@link io.penstock.transform.feature.FeatureOperation} is the definition. Its analyzer, a {@link
 * io.penstock.columns.Reducer}, reads the training rows once and ends with a {@link
 * io.penstock.transform.feature.FittedFeature}, which holds the constants and makes the kernel. All three are open: a record of
 * yours that implements {@code FeatureOperation} takes part like the ones that are here.
 */
@NullMarked
package io.penstock.transform.feature;

import org.jspecify.annotations.NullMarked;
