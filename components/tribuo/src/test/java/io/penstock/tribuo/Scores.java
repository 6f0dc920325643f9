package io.penstock.tribuo;

import io.penstock.columns.Batch;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.model.Model;
import io.penstock.model.Predictions;
import io.penstock.model.Predictor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Predictions of a model for the rows of a split that have a label. */
record Scores(List<Double> labels, List<Double> scores) {

    static Scores of(Model model, Examples raw, String split) throws IOException {
        Scores all = new Scores(new ArrayList<>(), new ArrayList<>());
        try (Predictor predictor = model.load();
                BatchReader batches = raw.read(split)) {
            for (Batch batch : batches) {
                all.add(predictor.labels(batch), predictor.predict(batch));
            }
        }
        return all;
    }

    private void add(double[] truth, Predictions predictions) {
        for (int row = 0; row < truth.length; row++) {
            if (!Double.isNaN(truth[row])) {
                labels.add(truth[row]);
                scores.add(predictions.score(row));
            }
        }
    }

    /** The share of pairs of a positive and a negative row that are in order, ties counted half: by its definition, slowly. */
    double auc() {
        double[] positives = of(1);
        double[] negatives = of(0);
        double inOrder = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                inOrder += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return inOrder / positives.length / negatives.length;
    }

    private double[] of(double label) {
        return IntStream.range(0, labels.size())
                .filter(i -> labels.get(i) == label)
                .mapToDouble(scores::get)
                .toArray();
    }

    /** The sum over the thresholds of precision times the gain in recall, equal scores taken together. */
    double averagePrecision() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, scores.size()).boxed().toList());
        order.sort(Comparator.comparing(scores::get).reversed());
        double positives = labels.stream().mapToDouble(label -> label).sum();
        double sum = 0;
        double hits = 0;
        double counted = 0;
        for (int i = 0; i < order.size(); i++) {
            hits += labels.get(order.get(i));
            boolean last =
                    i + 1 == order.size() || !scores.get(order.get(i + 1)).equals(scores.get(order.get(i)));
            if (last) {
                sum += hits / (i + 1) * (hits - counted) / positives;
                counted = hits;
            }
        }
        return sum;
    }

    /** Mean of minus the logarithm of the probability that the model gave to the truth. */
    double logLoss() {
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            sum -= Math.log(labels.get(i) == 1 ? scores.get(i) : 1 - scores.get(i));
        }
        return sum / labels.size();
    }
}
