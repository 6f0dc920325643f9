package io.penstock.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.ClassWeights;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.CompleteRows;
import io.penstock.trees.boosting.Loss;
import io.penstock.trees.boosting.Trend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("libgomp")
class XgboostEstimatorTest {

    private static final int ROUNDS = 10;

    @TempDir
    Path directory;

    @Test
    void batchesTrainTheModelThatXgboostItselfDoes() throws Exception {
        CompleteRows rows = CompleteRows.random(100_000, 1);
        TrainingSet set = rows.in(directory.resolve("rows"));

        Model model = XgboostEstimator.boostedTrees(ROUNDS).fit(set, TrainingTrial.in(directory.resolve("model")));
        Model threads = XgboostEstimator.boostedTrees(ROUNDS)
                .fit(set, TrainingTrial.in(directory.resolve("threads")).threads(2));

        assertThat(CompleteRows.greatestDifference(rows.scores(model), xgboost(rows)))
                .isLessThan(1e-6);
        assertThat(threads.digest()).isEqualTo(model.digest());
    }

    @Test
    void aLossIsForProblemsThatItFits() {
        XgboostEstimator estimator = XgboostEstimator.boostedTrees(1);
        ProblemType number = new ProblemType.Regression();

        assertThat(estimator.withLoss(Loss.GAMMA).supports(number)).isTrue();
        assertThat(estimator.withLoss(Loss.GAMMA).supports(new ProblemType.Ranking()))
                .isFalse();
        assertThat(estimator.withLoss(Loss.HUBER).supports(new ProblemType.Regression(Target.count())))
                .isFalse();
        assertThat(estimator.withLoss(Loss.PAIRWISE).supports(new ProblemType.Ranking()))
                .isTrue();
        assertThat(estimator.withLoss(Loss.PAIRWISE).supports(number)).isFalse();
    }

    @Test
    void pairsOfAQueryAreRankedInsteadOfTheFirstPlaces() throws IOException, InterruptedException {
        TrainingSet set = MadeRows.of(EstimatorContract.ORDER, 300, 1)
                .in(directory.resolve("rows"), Optional.empty(), ClassWeights.even());
        XgboostEstimator estimator = XgboostEstimator.boostedTrees(ROUNDS);
        TrainingTrial trial = TrainingTrial.in(directory.resolve("pairs"));

        Model pairs = estimator.withLoss(Loss.PAIRWISE).fit(set, trial);
        Model places = estimator.fit(set, TrainingTrial.in(directory.resolve("places")));

        assertThat(pairs.digest()).isNotEqualTo(places.digest());
        assertThat(trial.metric("loss").get(1)).isLessThan(trial.metric("loss").get(0));
    }

    @Test
    void aTrendHoldsForEveryRow() throws IOException, InterruptedException {
        CompleteRows rows = CompleteRows.random(5_000, 3);
        XgboostEstimator estimator = XgboostEstimator.boostedTrees(ROUNDS).withTrend("second", Trend.RISING);

        Model model = estimator.fit(rows.in(directory.resolve("rows")), TrainingTrial.in(directory.resolve("model")));

        double[] before = rows.scores(model);
        for (int row = 0; row < rows.size(); row++) {
            rows.cells()[row * CompleteRows.WIDTH + 1] += 0.2;
        }
        double[] after = rows.scores(model);
        for (int row = 0; row < rows.size(); row++) {
            assertThat(after[row]).isGreaterThanOrEqualTo(before[row]);
        }
    }

    @Test
    void earlyStoppingNeedsRowsToWatch() throws IOException {
        TrainingSet set = CompleteRows.random(100, 4).in(directory.resolve("rows"));
        XgboostEstimator estimator = XgboostEstimator.boostedTrees(5).stoppingEarly(EarlyStopping.after(2));

        assertThatThrownBy(() -> estimator.fit(set, TrainingTrial.in(directory.resolve("model"))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("no rows to watch");
    }

    @Test
    void whatXgboostRefusesIsSaidInOneLine() {
        assertThatThrownBy(() -> NativeXgboost.run(() -> XGBoost.loadModel(new byte[] {'{', '"', 'x'})))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("XGBoost refused: '[")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    /** Trains and predicts with XGBoost alone. */
    private static double[] xgboost(CompleteRows rows) throws XGBoostError {
        float[] cells = new float[rows.cells().length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) rows.cells()[i];
        }
        DMatrix matrix = new DMatrix(cells, rows.size(), CompleteRows.WIDTH, Float.NaN);
        matrix.setFeatureTypes(new String[] {"q", "q", "q", "c"});
        matrix.setLabel(rows.floatLabels());
        Map<String, Object> parameters =
                Map.of("objective", "binary:logistic", "eta", 0.1, "tree_method", "hist", "nthread", 1, "verbosity", 0);
        Booster booster = XGBoost.train(matrix, parameters, ROUNDS, Map.of(), null, null);
        return Arrays.stream(booster.predict(matrix)).mapToDouble(row -> row[0]).toArray();
    }
}
