package io.penstock.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Target;
import io.penstock.trees.CompleteRows;
import io.penstock.trees.HoledRows;
import io.penstock.trees.Link;
import io.penstock.trees.boosting.Importances;
import io.penstock.trees.boosting.Loss;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("libgomp")
class LightgbmModelTest {

    private static final int ROUNDS = 30;
    private static final HoledRows TRAIN = HoledRows.random(10_000, 1);
    private static final HoledRows UNSEEN = HoledRows.random(100_000, 2);

    /** More classes than two make the Java binding write beyond its buffer. */
    private static final ProblemType CLASSES = new ProblemType.MulticlassClassification(List.of("a", "b"));

    @Test
    void everyRawScoreHasTheBitsOfLightgbm() throws LGBMException {
        for (ProblemType problem : List.of(new ProblemType.BinaryClassification("no", "yes"), CLASSES)) {
            try (Grown grown = Grown.on(TRAIN.classes(2), problem)) {
                double[] theirs = grown.predict(PredictionType.C_API_PREDICT_RAW_SCORE);

                assertThat(grown.ours(Link.IDENTITY, problem.scores())).isEqualTo(theirs);
            }
        }
    }

    @Test
    void scoresOfEveryProblemAreThoseOfLightgbm() throws LGBMException {
        assertPredictsAlike(new ProblemType.BinaryClassification("no", "yes"), TRAIN.classes(2));
        assertPredictsAlike(CLASSES, TRAIN.classes(2));
        assertPredictsAlike(new ProblemType.Regression(), TRAIN.signals());
        assertPredictsAlike(new ProblemType.Regression(Target.quantile(0.9)), TRAIN.signals());
        assertPredictsAlike(new ProblemType.Regression(Target.count()), TRAIN.classes(6));
    }

    @Test
    void meansByOtherLossesAreThoseOfLightgbm() throws LGBMException {
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
    void importancesAreThoseOfLightgbm() throws LGBMException {
        try (Grown grown = Grown.on(TRAIN.signals(), new ProblemType.Regression())) {
            Importances ours = LightgbmModel.of(List.of(grown.text)).importances(HoledRows.FEATURES);
            double[] gains = grown.booster.featureImportance(0, FeatureImportanceType.GAIN);
            double[] splits = grown.booster.featureImportance(0, FeatureImportanceType.SPLIT);

            for (int i = 0; i < gains.length; i++) {
                String name = HoledRows.FEATURES.get(i).name();
                Importances.Importance each = ours.features().stream()
                        .filter(one -> one.feature().equals(name))
                        .findFirst()
                        .orElseThrow();
                assertThat(each.splits()).isEqualTo((int) splits[i]);
                assertThat(each.gain()).isCloseTo(gains[i], within(1e-4 * gains[i]));
            }
        }
    }

    @Test
    void aTextThatIsNoneOfLightgbmIsRefused() throws LGBMException {
        String whole = Grown.on(TRAIN.signals(), new ProblemType.Regression()).text;

        assertRefused("");
        assertRefused(whole.replace("num_tree_per_iteration", "x"));
        assertRefused(whole.replaceFirst("left_child=1", "left_child=0"));
        assertRefused(whole.replaceFirst("split_feature=\\d+", "split_feature=99"));
        assertRefused(whole.replaceFirst("leaf_value=\\S+ ", "leaf_value=much "));
        assertRefused(whole.replaceFirst("threshold=\\S+ ", "threshold="));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> LightgbmModel.of(List.of(text)).trees(HoledRows.WIDTH, Link.IDENTITY))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not one of LightGBM");
    }

    private static void assertPredictsAlike(ProblemType problem, float[] labels) throws LGBMException {
        assertPredictsAlike(problem, Loss.USUAL, labels);
    }

    private static void assertPredictsAlike(ProblemType problem, Loss loss, float[] labels) throws LGBMException {
        Objective objective = Objective.of(problem, loss).orElseThrow();
        try (Grown grown = Grown.on(labels, objective)) {
            double[] theirs = grown.predict(PredictionType.C_API_PREDICT_NORMAL);

            assertThat(CompleteRows.greatestDifference(grown.ours(objective.link(), problem.scores()), theirs))
                    .isLessThan(1e-12);
        }
    }

    /** A booster that was grown by calls of LightGBM alone. */
    private record Grown(LGBMBooster booster, String text) implements AutoCloseable {

        static Grown on(float[] labels, ProblemType problem) throws LGBMException {
            return on(labels, Objective.of(problem, Loss.USUAL).orElseThrow());
        }

        static Grown on(float[] labels, Objective objective) throws LGBMException {
            StringBuilder parameters =
                    new StringBuilder("verbosity=-1 num_threads=1 categorical_feature=3,4 objective=");
            parameters.append(objective.name());
            objective
                    .parameters()
                    .forEach((name, value) ->
                            parameters.append(' ').append(name).append('=').append(value));
            try (LGBMDataset data = LGBMDataset.createFromMat(
                    TRAIN.cells(), TRAIN.size(), HoledRows.WIDTH, true, parameters.toString(), null)) {
                data.setField("label", labels);
                return grown(data, parameters.toString());
            }
        }

        private static Grown grown(LGBMDataset data, String parameters) throws LGBMException {
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int round = 0; round < ROUNDS; round++) {
                    booster.updateOneIter();
                }
                String text = booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT);
                return new Grown(LGBMBooster.loadModelFromString(text), text);
            }
        }

        double[] predict(PredictionType type) throws LGBMException {
            return booster.predictForMat(UNSEEN.cells(), UNSEEN.size(), HoledRows.WIDTH, true, type);
        }

        double[] ours(Link link, int scores) {
            double[] all = new double[UNSEEN.size() * scores];
            double[] one = new double[scores];
            double[] row = new double[HoledRows.WIDTH];
            try (Scorer scorer =
                    LightgbmModel.of(List.of(text)).trees(HoledRows.WIDTH, link).scorer()) {
                for (int i = 0; i < UNSEEN.size(); i++) {
                    System.arraycopy(UNSEEN.cells(), i * row.length, row, 0, row.length);
                    scorer.score(row, one);
                    System.arraycopy(one, 0, all, i * scores, scores);
                }
            }
            return all;
        }

        @Override
        public void close() throws LGBMException {
            booster.close();
        }
    }
}
