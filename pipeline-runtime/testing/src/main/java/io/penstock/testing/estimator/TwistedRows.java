package io.penstock.testing.estimator;

import io.penstock.model.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows that are not as those that a model is to learn from. */
final class TwistedRows {

    private static final int APART = 35;

    private TwistedRows() {}

    /** Three of four rows are turned round, so that they teach the opposite, and weigh nothing. */
    static MadeRows mostlyWrong(MadeRows rows) {
        double[][] vectors = rows.vectors().clone();
        double[][] labels = rows.labels().clone();
        double[] weights = new double[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            if (row % 4 == 0) {
                weights[row] = 1;
            } else if (rows.features().get(0) instanceof Feature.Numeric) {
                vectors[row] = Arrays.stream(vectors[row]).map(x -> -x).toArray();
                turnCategories(rows.features(), vectors[row]);
            } else {
                labels[row] = rows.labels()[(row + 1) % rows.size()];
                vectors[row] = backwards(vectors[row]);
            }
        }
        return rows.with(vectors).labelled(labels).weighing(weights);
    }

    /** A category that was turned round is one again. */
    private static void turnCategories(List<Feature> features, double[] vector) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i) instanceof Feature.Categorical categories) {
                vector[i] = Math.min(categories.vocabulary().size() - 1, -vector[i]);
            }
        }
    }

    private static double[] backwards(double[] tokens) {
        double[] turned = tokens.clone();
        int length = (int) Arrays.stream(tokens).filter(token -> token >= 0).count();
        for (int i = 0; i < length; i++) {
            turned[i] = tokens[length - 1 - i];
        }
        return turned;
    }

    /** Each row has the label of another one. */
    static MadeRows labelledAtRandom(MadeRows rows) {
        double[][] labels = new double[rows.size()][];
        Arrays.setAll(labels, row -> rows.labels()[(row + APART) % rows.size()]);
        return rows.labelled(labels);
    }

    /** One of eight positive rows is left. */
    static MadeRows rare(MadeRows rows) {
        List<Integer> kept = new ArrayList<>();
        int positive = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.labels()[row][0] == 0 || positive++ % 8 == 0) {
                kept.add(row);
            }
        }
        return new MadeRows(
                rows.problem(),
                rows.features(),
                kept.stream().map(row -> rows.vectors()[row]).toArray(double[][]::new),
                kept.stream().map(row -> rows.labels()[row]).toArray(double[][]::new),
                Optional.empty());
    }
}
