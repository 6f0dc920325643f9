package io.penstock.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;

/** The usual losses of a row. All are written so that no logarithm or exponential overflows. */
public final class Losses {

    private Losses() {}

    /** Logarithmic loss of one of several classes: {@code log(sum exp(o_k)) - o_label}. */
    public record CrossEntropy() implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            NDArray index = labels.toType(DataType.INT64, false);
            return outputs.logSoftmax(1).gather(index, 1).neg().squeeze(1);
        }
    }

    /**
     * Logarithmic loss of one or several yes-or-no questions, the mean over the questions: {@code max(o, 0) - o y + log(1 +
     * exp(-|o|))}.
     */
    public record BinaryCrossEntropy() implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            NDArray tail = outputs.abs().neg().exp().add(1).log();
            return Activation.relu(outputs).sub(outputs.mul(labels)).add(tail).mean(new int[] {1});
        }
    }

    /** Squared difference, the mean over the outputs. */
    public record SquaredError() implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            return outputs.sub(labels).square().mean(new int[] {1});
        }
    }

    /**
     * Pinball loss, which is least at a quantile (Koenker and Bassett, Econometrica 46 (1978)): {@code max(q d, (q - 1) d)} of
     * the difference {@code d} of label and output.
     *
     * @param level of the quantile, between 0 and 1
     */
    public record Pinball(double level) implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            NDArray difference = outputs.sub(labels).neg();
            return difference.mul(level).maximum(difference.mul(level - 1)).mean(new int[] {1});
        }
    }

    /** Negative log likelihood of a Poisson distribution whose mean is the exponential of the output, without its constant. */
    public record Poisson() implements RowLoss {
        @Override
        public NDArray losses(NDArray labels, NDArray outputs) {
            return outputs.exp().sub(outputs.mul(labels)).mean(new int[] {1});
        }
    }
}
