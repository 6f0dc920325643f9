package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingSet;
import io.penstock.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoostedTreesTest {

    private static final BoostedTrees ONE_STUMP = new BoostedTrees(1, 0.5, 1, 1, 0, Optional.empty());

    @TempDir
    Path directory;

    @Test
    void boostedTreesRankTripsBetterThanLogisticRegressionAndAreSurerOfTheTruth()
            throws IOException, InterruptedException {
        try (Taxi taxi = new Taxi(Taxi.SPEC)) {
            Model linear = taxi.train(TribuoEstimator.logisticRegression(20)).output(Trainer.Outputs::model);
            Model boosted = taxi.train(TribuoEstimator.boostedTrees(50)).output(Trainer.Outputs::model);

            Scores lower = Scores.of(linear, taxi.raw(), "eval");
            Scores higher = Scores.of(boosted, taxi.raw(), "eval");

            assertThat(higher.auc()).isGreaterThan(lower.auc() + 0.003);
            assertThat(higher.averagePrecision()).isGreaterThan(lower.averagePrecision());
            assertThat(higher.logLoss()).isLessThan(lower.logLoss());
        }
    }

    @Test
    void equalTrainingsGiveModelsOfEqualDigest() throws IOException, InterruptedException {
        Table table =
                new Table(new double[] {1, 2, 3, 4}, new long[] {0, 1, 1, 2}, new double[] {0, 1, 0, 1}, Table.TWO);

        Model first = table.fit(TribuoEstimator.boostedTrees(5), directory.resolve("first"));
        Model second = table.fit(TribuoEstimator.boostedTrees(5), directory.resolve("second"));

        assertThat(second.digest()).isEqualTo(first.digest());
    }

    /**
     * One stump for the labels 0, 0, 1, 1 at 1, 2, 3, 4: the base score is log(0.5 / 0.5) = 0, each first derivative +-0.5, each
     * second 0.25. Between 2 and 3 both sides have G = +-1 and H = 0.5, so the leaves are -+0.5 * 1 / (0.5 + 1) = -+1/3.
     */
    @Test
    void aStumpMatchesAHandCalculation() throws IOException, InterruptedException {
        Table table =
                new Table(new double[] {1, 2, 3, 4}, new long[] {-1, -1, -1, -1}, new double[] {0, 0, 1, 1}, Table.TWO);

        Model model = table.fit(ONE_STUMP, directory);

        assertThat(Table.score(model, 2.49, -1)).isCloseTo(1 / (1 + Math.exp(1 / 3.0)), within(1e-15));
        assertThat(Table.score(model, 2.51, -1)).isCloseTo(1 / (1 + Math.exp(-1 / 3.0)), within(1e-15));
    }

    /** Squared loss of 0, 0, 9 with base 3: the category b has G = -6, H = 1 and the leaf 0.5 * 6 / 2 = 1.5. */
    @Test
    void aCategorySplitsFromTheRestAndNumbersCanBeLearned() throws IOException, InterruptedException {
        Table table = new Table(
                new double[] {1, 1, 1}, new long[] {0, 2, 1}, new double[] {0, 0, 9}, new ProblemType.Regression());

        Model model = table.fit(ONE_STUMP, directory);

        assertThat(Table.score(model, 1, 1)).isEqualTo(4.5);
        assertThat(Table.score(model, 1, 0)).isEqualTo(3 - 0.5 * 6 / 3);
        assertThat(Table.score(model, 1, -1)).as("none of the categories").isEqualTo(Table.score(model, 1, 2));
    }

    @Test
    void aConstantLabelIsRefused() throws IOException {
        TrainingSet constant =
                new Table(new double[] {1, 2}, new long[] {0, 1}, new double[] {1, 1}, Table.TWO).in(directory);

        for (TribuoEstimator estimator : estimators()) {
            assertThatThrownBy(() -> estimator.fit(constant, Table.context(directory.resolve("model"), false)))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("The label is 'yes' in all 2 rows of split 'train'");
        }
    }

    @Test
    void aNumberThatIsNoneIsRefusedByColumnAndRow() throws IOException {
        TrainingSet broken = new Table(new double[] {1, Double.NaN}, new long[] {0, 1}, new double[] {0, 1}, Table.TWO)
                .in(directory);

        for (TribuoEstimator estimator : estimators()) {
            assertThatThrownBy(() -> estimator.fit(broken, Table.context(directory.resolve("model"), false)))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("Column 'number' is 'NaN' in row 1 of split 'train'");
        }
    }

    @Test
    void trainingStopsWhenItIsCancelled() throws IOException {
        TrainingSet set =
                new Table(new double[] {1, 2}, new long[] {0, 1}, new double[] {0, 1}, Table.TWO).in(directory);

        for (TribuoEstimator estimator : estimators()) {
            assertThatThrownBy(() -> estimator.fit(set, Table.context(directory.resolve("model"), true)))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void eachLinearModelHasItsKindOfProblem() {
        assertThat(TribuoEstimator.logisticRegression(1).supports(new ProblemType.Regression()))
                .isFalse();
        assertThat(TribuoEstimator.linearRegression().supports(Table.TWO)).isFalse();
    }

    private static List<TribuoEstimator> estimators() {
        return List.of(
                TribuoEstimator.logisticRegression(2),
                TribuoEstimator.linearRegression(),
                TribuoEstimator.boostedTrees(2));
    }
}
