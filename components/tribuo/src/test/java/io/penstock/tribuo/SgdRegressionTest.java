package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SgdRegressionTest {

    private static final int ROWS = 100;

    @TempDir
    Path directory;

    @Test
    void aFewWildLabelsPullTheLossOfHuberLessFar() throws IOException, InterruptedException {
        double squared = atOne(TribuoEstimator.sgdRegression(50), "squared");
        double huber = atOne(TribuoEstimator.sgdRegression(50).withHuber(0.1), "huber");

        assertThat(squared).isGreaterThan(3);
        assertThat(huber).isBetween(1.9, 2.3);
    }

    /** What is said at 1, where the label is 2, if one of ten rows has a label of 50. */
    private double atOne(TribuoEstimator estimator, String name) throws IOException, InterruptedException {
        double[] numbers = new double[ROWS];
        double[] labels = new double[ROWS];
        long[] none = new long[ROWS];
        Arrays.fill(none, -1);
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = row / 50.0 - 1;
            labels[row] = row % 10 == 7 ? 50 : 2 * numbers[row];
        }
        Model model =
                new Table(numbers, none, labels, new ProblemType.Regression()).fit(estimator, directory.resolve(name));
        return Table.score(model, 1, -1);
    }

    @Test
    void anErrorOfZeroIsRefused() {
        assertThatThrownBy(() -> TribuoEstimator.sgdRegression(1).withHuber(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'0.0' for the loss of Huber");
    }
}
