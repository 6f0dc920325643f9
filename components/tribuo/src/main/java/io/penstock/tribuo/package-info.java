/**
 * Estimators that train with Tribuo: {@link io.penstock.tribuo.TribuoEstimator#logisticRegression} and {@link
 * io.penstock.tribuo.TribuoEstimator#boostedTrees}; beside them {@link io.penstock.tribuo.TribuoEstimator#linearRegression} and,
 * to compare with, {@link io.penstock.tribuo.TribuoEstimator#constant}.
 *
 * <p>The files of a model are small JSON files of weights or trees, the same for equal trainings; scoring needs no class of
 * Tribuo. Tribuo's own file of a linear model, with its provenance, is kept among the attachments.
 */
@NullMarked
package io.penstock.tribuo;

import org.jspecify.annotations.NullMarked;
