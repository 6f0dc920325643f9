package io.penstock.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a training keeps its state while it goes on, so that one that was killed goes on from there with the same result. What is
 * saved is kept for trainings of equal data, hyperparameters and seed, and is deleted when one of them ends well.
 *
 * <p>Used by the thread that trains.
 */
public interface Checkpoints {

    /**
     * A state that was saved whole.
     *
     * @param step after which epoch or round
     * @param directory holds its files
     */
    record Checkpoint(long step, Path directory) {}

    /** Writes the files of a state. */
    @FunctionalInterface
    interface Content {

        /** Writes into an empty directory. */
        void write(Path directory) throws IOException;
    }

    /** Returns the newest state, if there is one. */
    Optional<Checkpoint> latest() throws IOException;

    /**
     * Saves a state whole or not at all, durable when it returns, in the place of earlier ones.
     *
     * @param step after which epoch or round, from 1
     */
    void save(long step, Content content) throws IOException;

    /** Returns a place that keeps nothing. */
    static Checkpoints none() {
        return new Checkpoints() {

            @Override
            public Optional<Checkpoint> latest() {
                return Optional.empty();
            }

            @Override
            public void save(long step, Content content) {}
        };
    }
}
