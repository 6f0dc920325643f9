package io.penstock.model;

import io.penstock.MetricLog;
import io.penstock.Progress;
import java.nio.file.Path;
import java.util.Optional;

/** What an estimator is given beside the data. Used by the thread that trains and threads that it starts and joins. */
public interface TrainingContext {

    /** Returns the model's directory, empty: the framework's files go here, and {@code attachments/} below it. */
    Path directory();

    /** Returns the seed of every random choice: equal trainings have equal seeds. */
    long seed();

    /** Returns how many threads to use, at least 1. The model does not depend on it. */
    int threads();

    /** Returns the log of losses and metrics by epoch. */
    MetricLog log();

    /** Returns the meter of work done. */
    Progress progress();

    /**
     * Returns a model to start from, if one is given: of this estimator's framework and for the same features and problem, or
     * {@code fit} throws.
     */
    default Optional<Model> warmStart() {
        return Optional.empty();
    }

    /** Returns where the state of the training is kept for one that goes on after it was killed. */
    default Checkpoints checkpoints() {
        return Checkpoints.none();
    }

    /** Stops the training if it was asked to stop; call it at least every second. */
    void checkCancelled() throws InterruptedException;
}
