package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.PenstockException;
import io.penstock.model.ClassWeights;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Whether a model learns what its rows teach, by their weights, and from where it is to start. */
record LearningChecks(Trainings trainings) {

    void beatsAConstant(ProblemType problem) throws Exception {
        Quality quality = Trainings.quality(trainings.train(trainings.rows(problem)), trainings.unseen(problem));
        assertThat(quality.loss())
                .as("loss of the model beside that of the best constant (%s)", quality.ofConstant())
                .isLessThan(trainings.enough(quality));
    }

    void ignoresRowsWithoutWeight(ProblemType problem) throws Exception {
        MadeRows rows = TwistedRows.mostlyWrong(twiceAsMany(problem));
        if (trainings.lacks(Lack.WEIGHTS)) {
            assertThatThrownBy(() -> trainings.train(rows))
                    .isInstanceOf(PenstockException.class)
                    .hasMessageContaining("weigh");
            return;
        }
        Quality quality = Trainings.quality(trainings.train(rows), trainings.unseen(problem));
        assertThat(quality.loss())
                .as("three of four rows teach the opposite, with weight 0")
                .isLessThan(trainings.enough(quality));
    }

    void balancesClasses(ProblemType problem) throws Exception {
        MadeRows rare = TwistedRows.rare(twiceAsMany(problem));
        Model even = trainings.train(rare);
        TrainingSet weighed = rare.in(trainings.place(), Optional.empty(), ClassWeights.balanced());
        Model balanced = trainings.train(weighed, trainings.trial());
        MadeRows unseen = trainings.unseen(problem);
        assertThat(meanScore(balanced, unseen)).isGreaterThan(meanScore(even, unseen) * 1.2);
    }

    void startsWarm(ProblemType problem) throws Exception {
        MadeRows rows = trainings.rows(problem);
        TrainingSet set = trainings.set(rows);
        Model cold = trainings.train(set, trainings.trial());
        TrainingTrial trial = trainings.trial().startingFrom(cold);
        if (trainings.lacks(Lack.WARM_START)) {
            assertThatThrownBy(() -> trainings.train(set, trial))
                    .isInstanceOf(PenstockException.class)
                    .hasMessageContaining("start");
            return;
        }
        Model warm = trainings.train(set, trial);
        assertThat(warm.digest()).isNotEqualTo(cold.digest());
        assertThat(Trainings.quality(warm, rows).loss())
                .isLessThan(Trainings.quality(cold, rows).loss());
    }

    private MadeRows twiceAsMany(ProblemType problem) {
        return trainings.contract().rows(problem, 2 * Trainings.ROWS, 1);
    }

    private static double meanScore(Model model, MadeRows rows) throws IOException {
        try (Scoring scoring = Scoring.of(model)) {
            return Arrays.stream(scoring.batch(rows)).average().orElseThrow();
        }
    }
}
