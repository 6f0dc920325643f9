/**
 * What trainings of boosted trees have in common, whatever library grows them: hyperparameters, and the rounds with their losses,
 * early stopping and checkpoints. For authors of estimators; {@link io.penstock.trees.boosting.BoostingRounds} is the door.
 */
@NullMarked
package io.penstock.trees.boosting;

import org.jspecify.annotations.NullMarked;
