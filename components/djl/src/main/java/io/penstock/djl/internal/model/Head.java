package io.penstock.djl.internal.model;

import io.penstock.djl.network.Losses;
import io.penstock.djl.network.RowLoss;
import io.penstock.model.ProblemType;

/** What the raw outputs of a network mean: the loss that trains them, and how they become scores. */
public sealed interface Head {

    /** Returns the head for a problem. */
    static Head of(ProblemType problem) {
        if (problem instanceof ProblemType.BinaryClassification) {
            return new Logistic();
        }
        return problem instanceof ProblemType.MulticlassClassification ? new Softmax() : new Numbers(new Losses.SquaredError());
    }

    /** Returns the usual loss. */
    RowLoss loss();

    /** Returns whether labels are shifted and scaled to a mean of 0 and a deviation of 1, and estimates back. */
    default boolean scalesLabels() {
        return false;
    }

    /** Replaces the outputs of a row by its scores. */
    void link(double[] outputs);

    /** A probability for each output. */
    record Logistic() implements Head {
        @Override
        public RowLoss loss() {
            return new Losses.BinaryCrossEntropy();
        }

        @Override
        public void link(double[] outputs) {
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = 1 / (1 + Math.exp(-outputs[i]));
            }
        }
    }

    /** Probabilities that sum up to 1. */
    record Softmax() implements Head {
        @Override
        public RowLoss loss() {
            return new Losses.CrossEntropy();
        }

        @Override
        public void link(double[] outputs) {
            double greatest = outputs[0];
            for (double output : outputs) {
                greatest = Math.max(greatest, output);
            }
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = Math.exp(outputs[i] - greatest);
                sum += outputs[i];
            }
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] /= sum;
            }
        }
    }

    /**
     * Numbers as they are.
     *
     * @param loss what makes them means, or quantiles
     */
    record Numbers(RowLoss loss) implements Head {
        @Override
        public boolean scalesLabels() {
            return true;
        }

        @Override
        public void link(double[] outputs) {}
    }

    /** Expected counts, of which the outputs are the logarithms. */
    record Counts() implements Head {
        @Override
        public RowLoss loss() {
            return new Losses.Poisson();
        }

        @Override
        public void link(double[] outputs) {
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = Math.exp(outputs[i]);
            }
        }
    }
}
