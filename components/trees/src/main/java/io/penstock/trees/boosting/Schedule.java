package io.penstock.trees.boosting;

import io.penstock.model.EarlyStopping;
import java.util.Optional;

/**
 * How long to boost, and in what steps.
 *
 * @param rounds trees to grow for each score, at least 1
 * @param learningRate what a tree's values are multiplied with, above 0 to 1
 * @param earlyStopping when to end before, by the loss on the validation split
 * @param checkpointEvery after how many rounds the state is saved, at least 1
 */
public record Schedule(int rounds, double learningRate, Optional<EarlyStopping> earlyStopping, int checkpointEvery) {

    /** Checks the values. */
    public Schedule {
        if (rounds < 1 || !(learningRate > 0 && learningRate <= 1) || checkpointEvery < 1) {
            throw new IllegalArgumentException(
                    "Boosting got '%d' rounds, learning rate '%s' and a checkpoint every '%d' rounds. At least 1 round, a rate above 0 to 1 and at least 1 are possible."
                            .formatted(rounds, learningRate, checkpointEvery));
        }
    }

    /** Returns some rounds with learning rate 0.1, a checkpoint every 50 and no early stopping. */
    public static Schedule of(int rounds) {
        return new Schedule(rounds, 0.1, Optional.empty(), 50);
    }

    /** Returns this schedule with another learning rate. */
    public Schedule withLearningRate(double rate) {
        return new Schedule(rounds, rate, earlyStopping, checkpointEvery);
    }

    /** Returns this schedule with an earlier end. */
    public Schedule stoppingEarly(EarlyStopping stopping) {
        return new Schedule(rounds, learningRate, Optional.of(stopping), checkpointEvery);
    }

    /** Returns this schedule with other checkpoints. */
    public Schedule withCheckpointEvery(int other) {
        return new Schedule(rounds, learningRate, earlyStopping, other);
    }
}
