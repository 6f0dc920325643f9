package io.penstock.testing.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.testing.internal.ComponentThreads;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;

/** Whether what ought to give the same gives the same. */
record EqualityChecks(Trainings trainings) {

    void ofEqualTrainings(ProblemType problem) throws Exception {
        MadeRows rows = trainings.rows(problem);
        assertThat(trainings.train(rows).digest())
                .as("the files outside attachments/ differ: leave times out, take the seed from the context")
                .isEqualTo(trainings.train(rows).digest());
    }

    void ofThreads(ProblemType problem) throws Exception {
        MadeRows rows = trainings.rows(problem);
        Model many = trainings.train(trainings.set(rows), trainings.trial().threads(3));
        assertThat(many.digest()).isEqualTo(trainings.train(rows).digest());
    }

    void ofBatchAndRows(ProblemType problem) throws Exception {
        MadeRows unseen = trainings.unseen(problem);
        try (Scoring scoring = Scoring.of(trainings.train(trainings.rows(problem)))) {
            double[] batch = scoring.batch(unseen);
            assertThat(batch).hasSize(unseen.size() * problem.scores());
            assertThat(Arrays.stream(batch)).allMatch(Double::isFinite);
            assertThat(scoring.rowByRow(unseen))
                    .containsExactly(batch, Offset.offset(trainings.contract().tolerance()));
        }
    }

    void ofCopies(ProblemType problem) throws Exception {
        Model model = trainings.train(trainings.rows(problem));
        Model copy = Scoring.copy(model, trainings.place().resolve("copy"));
        MadeRows unseen = trainings.unseen(problem);
        try (Scoring one = Scoring.of(model);
                Scoring other = Scoring.of(copy)) {
            assertThat(other.batch(unseen)).containsExactly(one.batch(unseen));
        }
    }

    void ofPredictionsAtOnce(ProblemType problem) throws Exception {
        MadeRows unseen = trainings.unseen(problem);
        ExecutorService pool = new ComponentThreads().pool();
        try (Scoring scoring = Scoring.of(trainings.train(trainings.rows(problem)))) {
            double[] alone = scoring.rowByRow(unseen);
            Callable<double[]> together = () -> scoring.rowByRow(unseen);
            for (Future<double[]> each : pool.invokeAll(List.of(together, together, together, together))) {
                assertThat(each.get()).containsExactly(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
