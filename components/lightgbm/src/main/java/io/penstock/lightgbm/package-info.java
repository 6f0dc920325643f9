/**
 * Boosted trees grown by LightGBM: {@link io.penstock.lightgbm.LightgbmEstimator#boostedTrees}.
 *
 * <p>Training loads LightGBM's native library, which needs the system library libgomp. Models are in the format of {@link
 * io.penstock.trees}, so serving needs neither; {@code model.txt} beside it is LightGBM's own file.
 */
@NullMarked
package io.penstock.lightgbm;

import org.jspecify.annotations.NullMarked;
