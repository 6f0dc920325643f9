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
 * @param lossEvery after how many rounds the loss on the rows to train on is computed, at least 1; it is after the first
 *     one too, and after the last one of a training that does not end early. Computing it costs about a seventh of growing a tree on 20 features
 */
public record Schedule(
        int rounds, double learningRate, Optional<EarlyStopping> earlyStopping, int checkpointEvery, int lossEvery) {

    /** Checks the values. */
    public Schedule {
        if (rounds < 1 || !(learningRate > 0 && learningRate <= 1) || checkpointEvery < 1 || lossEvery < 1) {
            throw new IllegalArgumentException(
                    "Boosting got '%d' rounds, learning rate '%s', a checkpoint every '%d' and the loss every '%d' rounds. At least 1 round, a rate above 0 to 1 and at least 1 are possible."
                            .formatted(rounds, learningRate, checkpointEvery, lossEvery));
        }
    }

    /** Returns some rounds with learning rate 0.1, a checkpoint every 50, the loss every 20 and no early stopping. */
    public static Schedule of(int rounds) {
        return new Schedule(rounds, 0.1, Optional.empty(), 50, 20);
    }

    /** Returns this schedule with another learning rate. */
    public Schedule withLearningRate(double rate) {
        return new Schedule(rounds, rate, earlyStopping, checkpointEvery, lossEvery);
    }

    /** Returns this schedule with an earlier end. */
    public Schedule stoppingEarly(EarlyStopping stopping) {
        return new Schedule(rounds, learningRate, Optional.of(stopping), checkpointEvery, lossEvery);
    }

    /** Returns this schedule with other checkpoints. */
    public Schedule withCheckpointEvery(int other) {
        return new Schedule(rounds, learningRate, earlyStopping, other, lossEvery);
    }

    /** Returns this schedule with the loss on the rows to train on after each so many rounds. */
    public Schedule withLossEvery(int other) {
        return new Schedule(rounds, learningRate, earlyStopping, checkpointEvery, other);
    }

    /** Returns whether the loss on the rows to train on is computed after a round. */
    boolean tellsLoss(int round) {
        return round == 1 || round == rounds || round % lossEvery == 0;
    }

    /** Returns whether the state is saved after a round; after the last one the model is. */
    boolean saves(int round) {
        return round < rounds && round % checkpointEvery == 0;
    }
}
