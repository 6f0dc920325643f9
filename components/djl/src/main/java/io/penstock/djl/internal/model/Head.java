package io.penstock.djl.internal.model;

import ai.djl.ndarray.NDArray;
import io.penstock.djl.network.Losses;
import io.penstock.djl.network.RowLoss;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import java.util.Arrays;

/** What the raw outputs of a network mean: the loss that trains them, and how they become scores. */
public sealed interface Head {

    /** Returns the head for a problem. */
    static Head of(ProblemType problem) {
        if (problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MultilabelClassification) {
            return new Logistic();
        }
        if (problem instanceof ProblemType.Classification) {
            return new Softmax();
        }
        if (problem instanceof ProblemType.Regression regression) {
            return of(regression.target());
        }
        return new Numbers(new Losses.SquaredError());
    }

    private static Head of(Target target) {
        if (target instanceof Target.Count) {
            return new Counts();
        }
        return new Numbers(
                target instanceof Target.Quantile quantile
                        ? new Losses.Pinball(quantile.level())
                        : new Losses.SquaredError());
    }

    /** Returns the usual loss. */
    RowLoss loss();

    /**
     * Returns how labels are scaled before training, and estimates back.
     *
     * @param labels row by row
     * @param width the number of labels of a row
     */
    default Scaling labels(float[] labels, int width) {
        return Scaling.none(width);
    }

    /** Returns outputs as they would be for labels that are not scaled. */
    default NDArray unscaled(NDArray outputs, Scaling labels) {
        return outputs;
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
        public Scaling labels(float[] labels, int width) {
            boolean[] all = new boolean[width];
            Arrays.fill(all, true);
            return Scaling.standard(labels, width, all);
        }

        @Override
        public NDArray unscaled(NDArray outputs, Scaling labels) {
            return labels.inverted(outputs);
        }

        @Override
        public void link(double[] outputs) {}
    }

    /** Expected counts, of which, as shares of their mean, the outputs are the logarithms. */
    record Counts() implements Head {
        @Override
        public Scaling labels(float[] labels, int width) {
            return Scaling.shares(labels);
        }

        @Override
        public NDArray unscaled(NDArray outputs, Scaling labels) {
            return outputs.sub((float) Math.log(labels.factor()[0]));
        }

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
