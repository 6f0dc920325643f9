package io.penstock.onnx;

/**
 * How one output of a model becomes scores. A tensor has a row of as many numbers as the problem has scores; of two for two
 * classes the second is taken. A list of maps from classes to probabilities, as scikit-learn's exports end with ({@code ZipMap}),
 * is read by the names of the problem's classes; whole numbers stand for themselves or for indices.
 *
 * @param name of the model's output
 * @param link what is made of its numbers
 */
public record OnnxOutput(String name, Link link) {

    /** What is made of numbers. */
    public enum Link {
        /** Nothing: they are the scores. */
        NONE,
        /** {@code 1 / (1 + exp(-x))} of each. */
        LOGISTIC,
        /** {@code exp(x_k) / sum exp(x_j)}. */
        SOFTMAX
    }

    /** Returns an output whose numbers are the scores. */
    public static OnnxOutput scores(String name) {
        return new OnnxOutput(name, Link.NONE);
    }

    /** Returns an output of unscaled numbers, from which each probability comes by the logistic function. */
    public static OnnxOutput logits(String name) {
        return new OnnxOutput(name, Link.LOGISTIC);
    }

    /**
     * Returns an output of unscaled numbers, from which all probabilities come by the softmax: one for each class, two for two. A
     * single number is refused, as its softmax is always 1; it is one of {@link #logits}.
     */
    public static OnnxOutput softmax(String name) {
        return new OnnxOutput(name, Link.SOFTMAX);
    }
}
