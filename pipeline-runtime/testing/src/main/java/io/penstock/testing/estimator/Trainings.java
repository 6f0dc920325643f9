package io.penstock.testing.estimator;

import io.penstock.model.ClassWeights;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trainings of the estimator under test, each in a place of its own.
 *
 * @param contract has the estimator and its rows
 * @param directory holds the places
 */
record Trainings(EstimatorContract contract, Path directory) {

    /** So many rows are learned from. */
    static final int ROWS = 600;

    Estimator estimator() {
        return contract.estimator();
    }

    boolean lacks(Lack lack) {
        return contract.lacks(lack);
    }

    MadeRows rows(ProblemType problem) {
        return contract.rows(problem, ROWS, 1);
    }

    MadeRows unseen(ProblemType problem) {
        return contract.rows(problem, ROWS / 2, 2);
    }

    Model train(MadeRows rows) throws IOException, InterruptedException {
        return train(set(rows), trial());
    }

    Model train(TrainingSet set, TrainingTrial trial) throws IOException, InterruptedException {
        return estimator().fit(set, trial);
    }

    TrainingSet set(MadeRows rows) throws IOException {
        return rows.in(place(), Optional.empty(), ClassWeights.even());
    }

    TrainingSet set(MadeRows rows, MadeRows watched) throws IOException {
        return rows.in(place(), Optional.of(watched), ClassWeights.even());
    }

    /** Returns rows to learn from and others to watch. */
    TrainingSet watching(ProblemType problem) throws IOException {
        return set(rows(problem), unseen(problem));
    }

    TrainingTrial trial() throws IOException {
        return TrainingTrial.in(place());
    }

    Path place() throws IOException {
        return Files.createTempDirectory(directory, "place");
    }

    static Quality quality(Model model, MadeRows rows) throws IOException {
        try (Scoring scoring = Scoring.of(model)) {
            return Quality.of(rows, scoring.batch(rows));
        }
    }

    /** Returns below which loss a model has learned something. */
    double enough(Quality quality) {
        return (1 - contract.gain()) * quality.ofConstant();
    }
}
