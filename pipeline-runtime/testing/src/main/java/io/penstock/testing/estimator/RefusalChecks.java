package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.PenstockException;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import java.util.Arrays;

/** Whether rows that nobody can learn from are refused by a clear error. */
record RefusalChecks(Trainings trainings) {

    private static final int ROWS = 50;

    static boolean learnsFromLabels(ProblemType problem) {
        return !problem.labels().isEmpty() && !(problem instanceof ProblemType.AnomalyDetection);
    }

    void ofNoNumber(ProblemType problem) {
        MadeRows rows = rows(problem);
        Feature number = rows.features().get(0);
        rows.vectors()[7][0] = Double.NaN;
        assertThatThrownBy(() -> trainings.train(rows))
                .isInstanceOf(PenstockException.class)
                .hasMessageContainingAll("'" + number.name() + "'", "NaN", "7");
    }

    void ofEqualLabels(ProblemType problem) {
        double[][] equal = new double[ROWS][];
        Arrays.setAll(equal, row -> new double[problem.labels().size()]);
        assertThatThrownBy(() -> trainings.train(rows(problem).labelled(equal)))
                .isInstanceOf(PenstockException.class)
                .hasMessageContaining("label");
    }

    void ofNothingToWatch(ProblemType problem) throws Exception {
        Estimator estimator = trainings.contract().stoppingEarly();
        MadeRows rows = rows(problem);
        rows.vectors()[7][0] = Double.NaN;
        TrainingSet set = trainings.set(rows);
        TrainingTrial trial = trainings.trial();
        assertThat(estimator.earlyStopping()).as("when it stops early").isPresent();
        assertThatThrownBy(() -> estimator.fit(set, trial))
                .as("begin with requireWatched(set)")
                .isInstanceOf(PenstockException.class)
                .hasMessageContaining("there are no rows to watch");
    }

    private MadeRows rows(ProblemType problem) {
        return trainings.contract().rows(problem, ROWS, 1);
    }
}
