/**
 * Boosted trees grown by XGBoost: {@link io.penstock.xgboost.XgboostEstimator#boostedTrees}.
 *
 * <p>Training loads XGBoost's native library, which needs the system library libgomp. Models are in the format of {@link
 * io.penstock.trees}, so serving needs neither; {@code model.ubj} beside it is XGBoost's own file, which every XGBoost reads.
 */
@NullMarked
package io.penstock.xgboost;

import org.jspecify.annotations.NullMarked;
