package io.penstock.trees;

/** What turns the raw scores of a row, the sums of its leaves, into a model's scores. */
public enum Link {

    /** Leaves them as they are. */
    IDENTITY,

    /** Each by itself: {@code 1 / (1 + exp(-x))}. */
    LOGISTIC,

    /** All together: {@code exp(x_k) / sum exp(x_j)}, shifted by the greatest as to not overflow. */
    SOFTMAX,

    /** Each by itself: {@code exp(x)}. */
    EXPONENTIAL,

    /** Each divided by the number of trees that add to it. */
    AVERAGE;

    /**
     * Replaces raw scores.
     *
     * @param scores of one row, from their first on
     * @param size how many of them count
     * @param trees how many trees add to each score
     */
    public void apply(double[] scores, int size, double trees) {
        switch (this) {
            case LOGISTIC -> logistic(scores, size);
            case SOFTMAX -> softmax(scores, size);
            case EXPONENTIAL -> exponential(scores, size);
            case AVERAGE -> average(scores, size, trees);
            case IDENTITY -> {}
        }
    }

    private static void logistic(double[] scores, int size) {
        for (int i = 0; i < size; i++) {
            scores[i] = 1 / (1 + Math.exp(-scores[i]));
        }
    }

    private static void exponential(double[] scores, int size) {
        for (int i = 0; i < size; i++) {
            scores[i] = Math.exp(scores[i]);
        }
    }

    private static void average(double[] scores, int size, double trees) {
        for (int i = 0; i < size; i++) {
            scores[i] /= trees;
        }
    }

    private static void softmax(double[] scores, int size) {
        double greatest = scores[0];
        for (int i = 1; i < size; i++) {
            greatest = Math.max(greatest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            scores[i] = Math.exp(scores[i] - greatest);
            sum += scores[i];
        }
        for (int i = 0; i < size; i++) {
            scores[i] /= sum;
        }
    }
}
