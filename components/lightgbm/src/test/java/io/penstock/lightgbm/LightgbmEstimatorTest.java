package io.penstock.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.trees.CompleteRows;
import io.penstock.trees.boosting.Loss;
import io.penstock.trees.boosting.Trend;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("libgomp")
class LightgbmEstimatorTest {

    private static final int ROUNDS = 10;

    @TempDir
    Path directory;

    @Test
    void rowsOfOneMatrixTrainTheModelThatLightgbmItselfDoes() throws Exception {
        assertEqualsLightgbm(CompleteRows.random(20_000, 1));
    }

    /** So many that they are pushed batch by batch. */
    @Test
    void rowsOfManyBatchesTrainTheModelThatLightgbmItselfDoes() throws Exception {
        assertEqualsLightgbm(CompleteRows.random(220_000, 2));
    }

    @Test
    void aLossIsForProblemsThatItFits() {
        LightgbmEstimator estimator = LightgbmEstimator.boostedTrees(1);
        ProblemType number = new ProblemType.Regression();

        assertThat(estimator.withLoss(Loss.GAMMA).supports(number)).isTrue();
        assertThat(estimator.withLoss(Loss.GAMMA).supports(new ProblemType.Ranking()))
                .isFalse();
        assertThat(estimator.withLoss(Loss.HUBER).supports(new ProblemType.Regression(Target.count())))
                .isFalse();
        assertThat(estimator.withLoss(Loss.PAIRWISE).supports(new ProblemType.Ranking()))
                .isFalse();
        assertThat(estimator.withLoss(Loss.PAIRWISE).supports(number)).isFalse();
    }

    @Test
    void aTrendHoldsForEveryRow() throws IOException, InterruptedException {
        CompleteRows rows = CompleteRows.random(5_000, 3);
        LightgbmEstimator estimator = LightgbmEstimator.boostedTrees(ROUNDS).withTrend("second", Trend.RISING);

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
    void aTrendOfNoNumericFeatureIsRefused() throws IOException {
        TrainingSet set = CompleteRows.random(100, 4).in(directory.resolve("rows"));
        LightgbmEstimator estimator = LightgbmEstimator.boostedTrees(1).withTrend("kind", Trend.FALLING);

        assertThatThrownBy(() -> estimator.fit(set, TrainingTrial.in(directory.resolve("model"))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'[kind]', which are no numeric features");
    }

    private void assertEqualsLightgbm(CompleteRows rows) throws Exception {
        TrainingSet set = rows.in(directory.resolve("rows"));
        Model model = LightgbmEstimator.boostedTrees(ROUNDS).fit(set, TrainingTrial.in(directory.resolve("model")));
        Model threads = LightgbmEstimator.boostedTrees(ROUNDS)
                .fit(set, TrainingTrial.in(directory.resolve("threads")).threads(2));

        assertThat(CompleteRows.greatestDifference(rows.scores(model), lightgbm(rows)))
                .isLessThan(1e-12);
        assertThat(threads.digest()).isEqualTo(model.digest());
    }

    /** Trains and predicts with LightGBM alone. */
    private static double[] lightgbm(CompleteRows rows) throws LGBMException {
        String parameters = "objective=binary seed=1 deterministic=true force_col_wise=true num_threads=1 verbosity=-1"
                + " max_depth=64 categorical_feature=3";
        try (LGBMDataset data =
                LGBMDataset.createFromMat(rows.cells(), rows.size(), CompleteRows.WIDTH, true, parameters, null)) {
            data.setField("label", rows.floatLabels());
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int round = 0; round < ROUNDS; round++) {
                    booster.updateOneIter();
                }
                return booster.predictForMat(
                        rows.cells(), rows.size(), CompleteRows.WIDTH, true, PredictionType.C_API_PREDICT_NORMAL);
            }
        }
    }
}
