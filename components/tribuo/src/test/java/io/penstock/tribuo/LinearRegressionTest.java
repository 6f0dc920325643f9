package io.penstock.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearRegressionTest {

    private static final ProblemType NUMBER = new ProblemType.Regression();

    /** NIST StRD, data set Norris (linear least squares, lower level of difficulty): x and y in turn. */
    private static final double[] NORRIS = {
        0.2, 0.1, 337.4, 338.8, 118.2, 118.1, 884.6, 888.0, 10.1, 9.2, 226.5, 228.1, 666.3, 668.5, 996.3, 998.5, 448.6,
        449.1, 777.0, 778.9, 558.2, 559.2, 0.4, 0.3, 0.6, 0.1, 775.5, 778.1, 666.9, 668.8, 338.0, 339.3, 447.5, 448.9,
        11.6, 10.8, 556.0, 557.7, 228.1, 228.3, 995.8, 998.0, 887.6, 888.8, 120.2, 119.6, 0.3, 0.3, 0.3, 0.6, 556.8,
        557.6, 339.1, 339.3, 887.2, 888.0, 999.0, 998.5, 779.0, 778.9, 11.1, 10.2, 118.3, 117.6, 229.2, 228.9, 669.1,
        668.4, 448.9, 449.2, 0.5, 0.2
    };

    @TempDir
    Path directory;

    @Test
    void withoutAPenaltyItFindsTheCertifiedLineOfNorris() throws IOException, InterruptedException {
        int rows = NORRIS.length / 2;
        double[] x = new double[rows];
        double[] y = new double[rows];
        Arrays.setAll(x, i -> NORRIS[2 * i]);
        Arrays.setAll(y, i -> NORRIS[2 * i + 1]);
        long[] none = new long[rows];
        Arrays.fill(none, -1);

        Model model = new Table(x, none, y, NUMBER)
                .fit(TribuoEstimator.linearRegression().withL2(0), directory);

        double bias = Table.score(model, 0, -1);
        assertThat(bias).isCloseTo(-0.262323073774029, within(1e-9));
        assertThat(Table.score(model, 1, -1) - bias).isCloseTo(1.00211681802045, within(1e-10));
    }

    /**
     * The closed form (XᵀX + P)⁻¹ Xᵀy by NumPy 2.4 (LAPACK), with a column of ones at the end of X and P = diag(0.5, 0.5, 0.5, 0.5, 0).
     */
    @Test
    void withAPenaltyItEqualsTheClosedFormByNumPy() throws IOException, InterruptedException {
        Model model = new Table(
                        new double[] {1, 2, 3, 4, 5, 6},
                        new long[] {0, 1, 2, 0, 1, -1},
                        new double[] {3, 1, 4, 1, 5, 9},
                        NUMBER)
                .fit(TribuoEstimator.linearRegression().withL2(0.5), directory);

        double bias = Table.score(model, 0, -1);
        assertThat(bias).isCloseTo(1.869443245576179, within(1e-9));
        assertThat(Table.score(model, 1, -1) - bias).isCloseTo(0.8877859300820022, within(1e-9));
        assertThat(Table.score(model, 0, 0) - bias).isCloseTo(-1.671126456624947, within(1e-9));
        assertThat(Table.score(model, 0, 1) - bias).isCloseTo(-1.5813552006905494, within(1e-9));
        assertThat(Table.score(model, 0, 2) - bias).isCloseTo(-0.35520069054812364, within(1e-9));
    }

    @Test
    void equalTrainingsGiveModelsOfEqualDigest() throws IOException, InterruptedException {
        Table table = new Table(new double[] {1, 2, 4}, new long[] {0, 1, 1}, new double[] {1, 5, 7}, NUMBER);

        Model first = table.fit(TribuoEstimator.linearRegression(), directory.resolve("first"));
        Model second = table.fit(TribuoEstimator.linearRegression(), directory.resolve("second"));
        Model other = table.fit(TribuoEstimator.linearRegression().withL2(2), directory.resolve("other"));

        assertThat(second.digest()).isEqualTo(first.digest()).isNotEqualTo(other.digest());
    }

    @Test
    void aPenaltyBelowZeroIsRefused() {
        assertThatThrownBy(() -> new LinearRegression(-1)).hasMessageContaining("l2 '-1.0'");
        assertThatThrownBy(() -> new LinearRegression(Double.NaN)).hasMessageContaining("l2 'NaN'");
    }

    @Test
    void aConstantAnswersWithTheMeanOrTheShareOfTheTrainingRows() throws IOException, InterruptedException {
        double[] numbers = {1, 2, 3, 4};
        long[] categories = {0, 1, 2, 0};
        Model mean = new Table(numbers, categories, new double[] {1, 2, 3, 10}, NUMBER)
                .fit(TribuoEstimator.constant(), directory.resolve("mean"));
        Model share = new Table(numbers, categories, new double[] {0, 0, 1, 0}, Table.TWO)
                .fit(TribuoEstimator.constant(), directory.resolve("share"));

        assertThat(Table.score(mean, 99, 1)).isEqualTo(4);
        assertThat(Table.score(share, 99, 1)).isCloseTo(0.25, within(1e-15));
    }
}
