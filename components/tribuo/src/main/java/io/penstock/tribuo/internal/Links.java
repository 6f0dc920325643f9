package io.penstock.tribuo.internal;

/** From raw scores to probabilities. */
public final class Links {

    private Links() {}

    /**
     * Replaces raw scores by probabilities: one by the logistic function {@code 1 / (1 + exp(-x))}, several by the softmax
     * {@code exp(x_k) / sum exp(x_j)}, shifted by the greatest as to not overflow.
     *
     * @param size how many of the scores count
     */
    public static void probabilities(double[] scores, int size) {
        if (size == 1) {
            scores[0] = 1 / (1 + Math.exp(-scores[0]));
        } else {
            softmax(scores, size);
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
