package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.MadeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A convolutional network on real images of handwritten digits. */
class DigitsTest {

    private static final int PIXELS = 64;
    private static final int FOLDS = 5;

    @Test
    void atMostThreeOfTwoHundredDigitsThatItDidNotSeeAreMistaken(@TempDir Path directory) throws Exception {
        Model model = Training.fit(DjlEstimator.convolutionalNetwork(8, 8, 8), fold(false), directory);

        assertThat(accuracy(Training.scores(model, fold(true)), fold(true).flatLabels()))
                .isGreaterThanOrEqualTo(0.985);
    }

    /** Every fifth image, or all others. */
    private static MadeRows fold(boolean held) throws IOException {
        Csv csv = Csv.read("digits.csv.gz");
        int[] rows = IntStream.range(0, csv.rows().size())
                .filter(row -> (row % FOLDS == 0) == held)
                .toArray();
        double[][] pixels = new double[rows.length][PIXELS];
        double[][] labels = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            String[] row = csv.rows().get(rows[i]);
            Arrays.setAll(pixels[i], pixel -> Double.parseDouble(row[pixel]));
            labels[i] = new double[] {Double.parseDouble(row[PIXELS])};
        }
        List<Feature> features = IntStream.range(0, PIXELS)
                .mapToObj(i -> (Feature) new Feature.Numeric("p" + i))
                .toList();
        List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        return new MadeRows(
                new ProblemType.MulticlassClassification(digits), features, pixels, labels, Optional.empty());
    }

    private static double accuracy(double[] scores, double[] labels) {
        int classes = scores.length / labels.length;
        return IntStream.range(0, labels.length)
                        .filter(row -> IntStream.range(0, classes)
                                .allMatch(i -> scores[row * classes + i] <= scores[row * classes + (int) labels[row]]))
                        .count()
                / (double) labels.length;
    }
}
