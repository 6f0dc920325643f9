package io.penstock.training;

import java.util.List;
import java.util.Optional;

/**
 * How a training went: what was set, what was measured by epoch or round, and what it took. What it took is outside the artifact's
 * digest, so that equal trainings give equal logs.
 *
 * @param framework of the estimator
 * @param hyperparameters the estimator's record as JSON
 * @param series what was measured, ordered by name
 * @param usage what it took, if that is known
 */
public record TrainingLog(
        String framework, String hyperparameters, List<Series> series, Optional<TrainingUsage> usage) {

    /** Copies the series. */
    public TrainingLog {
        series = List.copyOf(series);
    }

    /**
     * One measurement over the training.
     *
     * @param name for example {@code loss}
     * @param steps epochs or rounds, ascending
     * @param values one for each step
     */
    public record Series(String name, List<Long> steps, List<Double> values) {

        /** Copies the lists. */
        public Series {
            steps = List.copyOf(steps);
            values = List.copyOf(values);
        }
    }
}
