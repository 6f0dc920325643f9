package io.penstock.tribuo.internal.sgd;

import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.rows.TrainingRows;
import io.penstock.tribuo.internal.rows.Slots;

/**
 * Finds the number with which margins are multiplied for their softmax to have the least logarithmic loss. The loss is convex in
 * it, so that halving an interval by the sign of the slope finds it.
 */
public final class Temperature {

    private static final int HALVINGS = 40;
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e3;

    private final TrainingRows rows;
    private final LinearWeights weights;
    private final Slots slots;

    /** Prepares to look for it on some rows. */
    public Temperature(TrainingRows rows, LinearWeights weights, Signature signature) {
        this.rows = rows;
        this.weights = weights;
        this.slots = new Slots(signature.features());
    }

    /** Returns the number, between 0.001 and 1,000. */
    public double best(TrainingContext context) throws InterruptedException {
        double[] margins = margins(context);
        double[] labels = rows.labels();
        double[] each = rows.weights();
        double low = StrictMath.log(LEAST);
        double high = StrictMath.log(MOST);
        for (int i = 0; i < HALVINGS; i++) {
            context.checkCancelled();
            double middle = (low + high) / 2;
            if (slope(margins, labels, each, StrictMath.exp(middle)) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private double[] margins(TrainingContext context) throws InterruptedException {
        int classes = weights.bias().size();
        double[] margins = new double[rows.size() * classes];
        double[] row = new double[slots.size()];
        rows.forEach(context, (block, first) -> {
            double[] vectors = new double[block.rows() * slots.features()];
            block.copy(vectors);
            for (int i = 0; i < block.rows(); i++) {
                slots.spread(vectors, i * slots.features(), row);
                for (int k = 0; k < classes; k++) {
                    margins[(first + i) * classes + k] = margin(k, row);
                }
            }
        });
        return margins;
    }

    private double margin(int output, double[] row) {
        double sum = weights.bias().get(output);
        for (int slot = 0; slot < row.length; slot++) {
            sum += weights.weights().get(output).get(slot) * row[slot];
        }
        return sum;
    }

    /** The derivative of the loss by the factor: the expected margin less that of the true class. */
    private double slope(double[] margins, double[] labels, double[] each, double factor) {
        int classes = weights.bias().size();
        double slope = 0;
        for (int row = 0; row < labels.length; row++) {
            int at = row * classes;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                greatest = Math.max(greatest, margins[at + k]);
            }
            double sum = 0;
            double expected = 0;
            for (int k = 0; k < classes; k++) {
                double share = StrictMath.exp(factor * (margins[at + k] - greatest));
                sum += share;
                expected += share * margins[at + k];
            }
            slope += each[row] * (expected / sum - margins[at + (int) labels[row]]);
        }
        return slope;
    }
}
