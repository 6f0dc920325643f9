package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.djl.network.NetworkTraining;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.testing.estimator.MadeRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wide-and-deep network on the census of incomes, with the given file of test rows. */
class AdultTest {

    private static final List<String> NUMBERS =
            List.of("age", "fnlwgt", "education_num", "capital_gain", "capital_loss", "hours_per_week");

    private static final List<String> CATEGORIES = List.of(
            "workclass", "education", "marital_status", "occupation", "relationship", "race", "sex", "native_country");

    @Test
    void theAreaUnderTheCurveIsThatOfAGoodModel(@TempDir Path directory) throws Exception {
        List<Feature> features = features();
        WideAndDeep estimator = DjlEstimator.wideAndDeep(3)
                .withTraining(NetworkTraining.of(3).withMinibatch(256).withLearningRate(0.003));

        Model model = Training.fit(estimator, rows("adult-train.csv.gz", features), directory);

        MadeRows test = rows("adult-test.csv.gz", features);
        assertThat(auc(Training.scores(model, test), test.flatLabels())).isGreaterThan(0.905);
    }

    private static List<Feature> features() throws IOException {
        Csv csv = Csv.read("adult-train.csv.gz");
        List<Feature> features = new ArrayList<>();
        NUMBERS.forEach(name -> features.add(new Feature.Numeric(name)));
        for (String name : CATEGORIES) {
            List<String> values = Arrays.stream(csv.texts(name))
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            features.add(new Feature.Categorical(name, values));
        }
        return features;
    }

    private static MadeRows rows(String file, List<Feature> features) throws IOException {
        Csv csv = Csv.read(file);
        double[][] vectors = new double[csv.rows().size()][features.size()];
        for (int i = 0; i < features.size(); i++) {
            double[] column = column(csv, features.get(i));
            for (int row = 0; row < vectors.length; row++) {
                vectors[row][i] = column[row];
            }
        }
        double[][] labels = Arrays.stream(csv.texts("income"))
                .map(income -> new double[] {income.startsWith(">") ? 1 : 0})
                .toArray(double[][]::new);
        return new MadeRows(new BinaryClassification("<=50K", ">50K"), features, vectors, labels, Optional.empty());
    }

    private static double[] column(Csv csv, Feature feature) {
        return feature instanceof Feature.Categorical categories
                ? Arrays.stream(csv.texts(feature.name()))
                        .mapToDouble(categories.vocabulary()::indexOf)
                        .toArray()
                : csv.numbers(feature.name());
    }

    /** By the sum of the ranks of the positive rows (Mann and Whitney, 1947); equal scores hardly happen. */
    private static double auc(double[] scores, double[] labels) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .mapToInt(row -> row)
                .toArray();
        double ranks = IntStream.range(0, order.length)
                .filter(rank -> labels[order[rank]] == 1)
                .mapToDouble(rank -> rank + 1)
                .sum();
        double positives = Arrays.stream(labels).sum();
        return (ranks - positives * (positives + 1) / 2) / (positives * (labels.length - positives));
    }
}
