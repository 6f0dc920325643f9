package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.model.ClassWeights;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingSet;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsAndStartsTest {

    private static final List<Feature> ONE = List.of(new Feature.Numeric("x"));

    @TempDir
    Path directory;

    /** A row that weighs 3 is three rows: the weighted line through (0, 0), (1, 2), (1, 6) has 0 and (2 + 3 * 6) / 4 = 5. */
    @Test
    void aRowOfWeightThreeIsThreeRows() throws IOException, InterruptedException {
        MadeRows rows = rows(new ProblemType.Regression(), new double[] {0, 1, 1}, 0, 2, 6)
                .weighing(1, 1, 3);

        Model line = fit(TribuoEstimator.linearRegression().withL2(0), rows);
        Model mean = fit(TribuoEstimator.constant(), rows);

        assertThat(score(line, 0)).isCloseTo(0, within(1e-9));
        assertThat(score(line, 1)).isCloseTo(5, within(1e-9));
        assertThat(score(mean, 1)).isEqualTo(4);
    }

    /** The 0.8 quantile of 1 to 5 is the least number that at least 80 % of the weight does not exceed: 4. */
    @Test
    void aConstantQuantileIsThatOfTheWeightedLabels() throws IOException, InterruptedException {
        ProblemType quantile = new ProblemType.Regression(Target.quantile(0.8));
        MadeRows rows = rows(quantile, new double[] {0, 0, 0, 0, 0}, 3, 1, 5, 2, 4);

        assertThat(score(fit(TribuoEstimator.constant(), rows), 0)).isEqualTo(4);
        assertThat(score(fit(TribuoEstimator.constant(), rows.weighing(9, 0, 1, 0, 0)), 0))
                .isEqualTo(3);
    }

    /** One stump at rate 1 puts each side at the quantile of its own labels: of 1, 2, 3 and 11, 12, 13 the medians. */
    @Test
    void leavesOfAQuantileAreQuantiles() throws IOException, InterruptedException {
        ProblemType median = new ProblemType.Regression(Target.quantile(0.5));
        MadeRows rows = rows(median, new double[] {0, 0, 0, 1, 1, 1}, 1, 2, 3, 11, 12, 13);

        Model stump = fit(TribuoEstimator.boostedTrees(1).withLearningRate(1).withDepth(1), rows);

        assertThat(score(stump, 0)).isEqualTo(2);
        assertThat(score(stump, 1)).isEqualTo(12);
    }

    @Test
    void aCountBelowZeroIsRefused() {
        MadeRows rows = rows(new ProblemType.Regression(Target.count()), new double[] {0, 1}, 2, -1);

        assertThatThrownBy(() -> fit(TribuoEstimator.boostedTrees(1), rows))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'-1.0' in row 1, which is no count");
    }

    @Test
    void minibatchesCannotWeighTheirRows() {
        MadeRows rows = rows(Table.TWO, new double[] {0, 1, 2}, 0, 1, 1);

        assertThatThrownBy(() -> TribuoEstimator.logisticRegression(1)
                        .withMinibatch(2)
                        .fit(rows.in(directory, Optional.empty(), ClassWeights.balanced()), trial()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("a minibatch of '2'");
    }

    @Test
    void earlyStoppingNeedsRowsToWatch() {
        MadeRows rows = rows(Table.TWO, new double[] {0, 1, 2}, 0, 1, 1);
        EarlyStopping stopping = EarlyStopping.after(1);

        for (TribuoEstimator estimator : List.of(
                TribuoEstimator.logisticRegression(2).stoppingEarly(stopping),
                TribuoEstimator.boostedTrees(2).stoppingEarly(stopping))) {
            assertThatThrownBy(() -> fit(estimator, rows))
                    .isInstanceOf(DefinitionException.class)
                    .hasMessageContaining("no rows to watch");
        }
    }

    /** The losses of the first training that was stopped tell the best round; a training of just so many rounds is the same. */
    @Test
    void theModelThatStoppedEarlyIsThatOfItsBestStep() throws IOException, InterruptedException {
        MadeRows rows = MadeRows.of(EstimatorContract.BINARY, 60, 1);
        TrainingSet set =
                rows.in(directory, Optional.of(MadeRows.of(EstimatorContract.BINARY, 60, 2)), ClassWeights.even());
        TrainingTrial trial = trial();

        Model stopped = TribuoEstimator.logisticRegression(500)
                .withLearningRate(5)
                .stoppingEarly(EarlyStopping.after(3))
                .fit(set, trial);

        List<Double> losses = trial.metric("validation loss");
        int best = losses.indexOf(losses.stream().min(Double::compare).orElseThrow());
        Model exact =
                TribuoEstimator.logisticRegression(best + 1).withLearningRate(5).fit(set, trial("exact"));
        assertThat(losses).hasSize(best + 4);
        assertThat(stopped.directory().resolve("weights.json"))
                .hasSameTextualContentAs(exact.directory().resolve("weights.json"));
    }

    @Test
    void aForestIsNoStartOfBoosting() throws IOException, InterruptedException {
        MadeRows rows = MadeRows.of(EstimatorContract.NUMBER, 100, 1);
        Model forest = fit(TribuoEstimator.randomForest(3), rows);
        TrainingSet set = rows.in(directory.resolve("again"), Optional.empty(), ClassWeights.even());

        assertThatThrownBy(() -> TribuoEstimator.boostedTrees(1)
                        .fit(set, TrainingTrial.in(directory.resolve("boosted")).startingFrom(forest)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("which were not boosted for this problem");
    }

    @Test
    void aModelOfOtherFeaturesIsNoStart() throws IOException, InterruptedException {
        MadeRows rows = rows(Table.TWO, new double[] {0, 1}, 0, 1);
        MadeRows others = new MadeRows(
                Table.TWO, List.of(new Feature.Numeric("y")), rows.vectors(), rows.labels(), Optional.empty());
        Model other = fit(TribuoEstimator.boostedTrees(1), others);

        assertThatThrownBy(() -> TribuoEstimator.boostedTrees(1)
                        .fit(
                                rows.in(directory.resolve("rows"), Optional.empty(), ClassWeights.even()),
                                trial("other").startingFrom(other)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("cannot start from");
        assertThatThrownBy(() -> TribuoEstimator.logisticRegression(1)
                        .fit(
                                rows.in(directory.resolve("again"), Optional.empty(), ClassWeights.even()),
                                trial("another").startingFrom(other)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("with a 'weights.json'");
    }

    private static MadeRows rows(ProblemType problem, double[] x, double... labels) {
        double[][] vectors = new double[x.length][];
        double[][] each = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            vectors[row] = new double[] {x[row]};
            each[row] = new double[] {labels[row]};
        }
        return new MadeRows(problem, ONE, vectors, each, Optional.empty());
    }

    private int fits;

    private Model fit(TribuoEstimator estimator, MadeRows rows) throws IOException, InterruptedException {
        Path place = directory.resolve("fit-" + ++fits);
        return estimator.fit(
                rows.in(place, Optional.empty(), ClassWeights.even()), TrainingTrial.in(place.resolve("model")));
    }

    private TrainingTrial trial() throws IOException {
        return trial("model");
    }

    private TrainingTrial trial(String name) throws IOException {
        return TrainingTrial.in(directory.resolve(name));
    }

    private static double score(Model model, double x) throws IOException {
        double[] scores = new double[1];
        new TribuoModelLoader().load(model).score(new double[] {x}, scores);
        return scores[0];
    }
}
