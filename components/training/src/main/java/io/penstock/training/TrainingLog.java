package io.penstock.training;

import java.util.List;

/**
 * How a training went: what was set, and what was measured by epoch or round. Free of clock times, so that equal trainings
 * give equal logs.
 *
 * @param framework of the estimator
 * @param hyperparameters the estimator's record as JSON
 * @param series what was measured, ordered by name
 */
public record TrainingLog(String framework, String hyperparameters, List<Series> series) {

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
