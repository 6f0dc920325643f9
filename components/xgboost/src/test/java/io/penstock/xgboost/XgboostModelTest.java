package io.penstock.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Target;
import io.penstock.trees.HoledRows;
import io.penstock.trees.boosting.Importances;
import io.penstock.trees.boosting.Loss;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("libgomp")
class XgboostModelTest {

    private static final int ROUNDS = 30;
    private static final HoledRows TRAIN = HoledRows.random(10_000, 1);
    private static final HoledRows UNSEEN = HoledRows.random(100_000, 2);

    @Test
    void everyRawScoreOfTwoClassesHasTheBitsOfXgboost() throws XGBoostError, IOException {
        ProblemType problem = new ProblemType.BinaryClassification("no", "yes");
        try (Grown grown = Grown.on(TRAIN.classes(2), problem)) {
            float[][] margins = grown.predict(true);
            double[] scores = grown.ours(1);

            for (int row = 0; row < UNSEEN.size(); row++) {
                assertThat(scores[row]).isEqualTo(1 / (1 + Math.exp(-(double) margins[row][0])));
            }
        }
    }

    @Test
    void probabilitiesOfClassesAreThoseOfXgboost() throws XGBoostError, IOException {
        assertPredictsAlike(new ProblemType.MulticlassClassification(List.of("a", "b", "c")), TRAIN.classes(3));
    }

    @Test
    void numbersCountsAndQuantilesAreThoseOfXgboost() throws XGBoostError, IOException {
        assertPredictsAlike(new ProblemType.Regression(), TRAIN.signals());
        assertPredictsAlike(new ProblemType.Regression(Target.quantile(0.9)), TRAIN.signals());
        assertPredictsAlike(new ProblemType.Regression(Target.count()), TRAIN.classes(6));
    }

    @Test
    void meansByOtherLossesAreThoseOfXgboost() throws XGBoostError, IOException {
        assertPredictsAlike(new ProblemType.Regression(), Loss.HUBER, TRAIN.signals());
        assertPredictsAlike(new ProblemType.Regression(), Loss.TWEEDIE, TRAIN.signals());
        assertPredictsAlike(new ProblemType.Regression(), Loss.GAMMA, aboveZero());
    }

    private static float[] aboveZero() {
        float[] signals = TRAIN.signals().clone();
        for (int i = 0; i < signals.length; i++) {
            signals[i] += 0.1f;
        }
        return signals;
    }

    @Test
    void theFirstRoundsAreThoseOfAModelThatEndedThere() throws XGBoostError, IOException {
        ProblemType problem = new ProblemType.Regression();
        try (Grown whole = Grown.on(TRAIN.signals(), problem)) {
            float[][] early = whole.booster.predict(whole.unseen, false, 7);
            XgboostModel cut = XgboostModel.of(whole.booster.toByteArray("ubj"), 7);
            Booster read = XGBoost.loadModel(cut.file());

            assertThat(read.getNumBoostedRound()).isEqualTo(7);
            assertThat(read.predict(whole.unseen)).isDeepEqualTo(early);
        }
    }

    /** On numbers alone, as XGBoost's Java binding does not count splits of categories. */
    @Test
    void importancesAreThoseOfXgboost() throws XGBoostError, IOException {
        ProblemType problem = new ProblemType.Regression();
        try (Grown grown =
                Grown.on(TRAIN.signals(), Objective.of(problem, Loss.USUAL).orElseThrow(), "q")) {
            Importances ours =
                    XgboostModel.of(grown.booster.toByteArray("ubj"), ROUNDS).importances(HoledRows.FEATURES);
            String[] names = {"first", "second", "third", "few", "many"};
            Map<String, Double> gains = grown.booster.getScore(names, "total_gain");
            Map<String, Integer> splits = grown.booster.getFeatureScore(names);

            for (Importances.Importance each : ours.features()) {
                assertThat(each.splits()).isEqualTo(splits.getOrDefault(each.feature(), 0));
                double gain = gains.getOrDefault(each.feature(), 0.0);
                assertThat(each.gain()).isCloseTo(gain, within(1e-4 * Math.max(1, gain)));
            }
            assertThat(ours.features().get(0).gain()).isGreaterThan(0);
        }
    }

    private static void assertPredictsAlike(ProblemType problem, float[] labels) throws XGBoostError, IOException {
        assertPredictsAlike(problem, Loss.USUAL, labels);
    }

    private static void assertPredictsAlike(ProblemType problem, Loss loss, float[] labels)
            throws XGBoostError, IOException {
        try (Grown grown = Grown.on(labels, Objective.of(problem, loss).orElseThrow(), "c")) {
            float[][] theirs = grown.predict(false);
            double[] ours = grown.ours(problem.scores());
            int scores = problem.scores();

            for (int row = 0; row < UNSEEN.size(); row++) {
                for (int i = 0; i < scores; i++) {
                    double expected = theirs[row][i];
                    assertThat(ours[row * scores + i]).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
                }
            }
        }
    }

    /** A booster that was grown by calls of XGBoost alone. */
    private record Grown(Booster booster, Objective objective, DMatrix unseen) implements AutoCloseable {

        static Grown on(float[] labels, ProblemType problem) throws XGBoostError {
            return on(labels, Objective.of(problem, Loss.USUAL).orElseThrow(), "c");
        }

        static Grown on(float[] labels, Objective objective, String category) throws XGBoostError {
            Map<String, Object> parameters = new HashMap<>(objective.parameters());
            parameters.putAll(Map.of("objective", objective.name(), "max_depth", 6, "verbosity", 0, "nthread", 1));
            DMatrix train = matrix(TRAIN, category);
            train.setLabel(labels);
            Booster booster = XGBoost.train(train, parameters, ROUNDS, Map.of(), null, null);
            train.dispose();
            return new Grown(booster, objective, matrix(UNSEEN, category));
        }

        private static DMatrix matrix(HoledRows rows, String category) throws XGBoostError {
            DMatrix matrix = new DMatrix(rows.floats(), rows.size(), HoledRows.WIDTH, Float.NaN);
            matrix.setFeatureTypes(new String[] {"q", "q", "q", category, category});
            return matrix;
        }

        float[][] predict(boolean raw) throws XGBoostError {
            return booster.predict(unseen, raw);
        }

        double[] ours(int scores) throws XGBoostError, IOException {
            double[] all = new double[UNSEEN.size() * scores];
            double[] one = new double[scores];
            double[] row = new double[HoledRows.WIDTH];
            try (Scorer scorer = XgboostModel.of(booster.toByteArray("ubj"), ROUNDS)
                    .trees(HoledRows.FEATURES, objective, scores)
                    .scorer()) {
                for (int i = 0; i < UNSEEN.size(); i++) {
                    System.arraycopy(UNSEEN.cells(), i * row.length, row, 0, row.length);
                    scorer.score(row, one);
                    System.arraycopy(one, 0, all, i * scores, scores);
                }
            }
            return all;
        }

        @Override
        public void close() {
            booster.dispose();
            unseen.dispose();
        }
    }
}
