package io.penstock.tribuo;

import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.trees.Link;
import io.penstock.tribuo.internal.BatchScorer;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.util.List;

/**
 * Scores with a linear model: a dot product for each class and the softmax of them; for two classes of their difference; for a
 * number the dot product itself.
 */
final class LinearScorer implements BatchScorer {

    private final int[] first;
    private final boolean[] numeric;
    private final Link link;
    private final double[] bias;
    private final double[][] weights;

    private LinearScorer(Slots slots, Link link, double[] bias, double[][] weights) {
        this.first = new int[slots.features()];
        this.numeric = new boolean[slots.features()];
        for (int i = 0; i < first.length; i++) {
            first[i] = slots.first(i);
            numeric[i] = slots.isNumeric(i);
        }
        this.link = link;
        this.bias = bias;
        this.weights = weights;
    }

    static LinearScorer of(LinearWeights model, Signature signature) {
        Slots slots = new Slots(signature.features());
        double[] bias = array(model.bias());
        double[][] weights = model.weights().stream().map(LinearScorer::array).toArray(double[][]::new);
        return signature.problem() instanceof ProblemType.BinaryClassification
                ? new LinearScorer(slots, Link.LOGISTIC, new double[] {bias[1] - bias[0]}, new double[][] {
                    minus(weights[1], weights[0])
                })
                : new LinearScorer(slots, link(signature.problem()), bias, weights);
    }

    private static Link link(ProblemType problem) {
        if (problem instanceof ProblemType.Regression) {
            return Link.IDENTITY;
        }
        return problem instanceof ProblemType.MultilabelClassification ? Link.LOGISTIC : Link.SOFTMAX;
    }

    @Override
    public int scores() {
        return bias.length;
    }

    @Override
    public void score(double[] features, double[] scores) {
        for (int output = 0; output < bias.length; output++) {
            scores[output] = bias[output] + dot(features, weights[output]);
        }
        link.apply(scores, bias.length, 1);
    }

    private double dot(double[] features, double[] weight) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double value = features[i];
            if (numeric[i]) {
                sum += weight[first[i]] * value;
            } else if (value >= 0) {
                sum += weight[first[i] + (int) value];
            }
        }
        return sum;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = left.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= right[i];
        }
        return difference;
    }
}
