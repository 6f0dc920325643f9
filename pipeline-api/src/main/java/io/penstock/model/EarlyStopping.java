package io.penstock.model;

/**
 * Ends a training that no longer gets better on the split that it watches: after as many steps (epochs, rounds) without a lower
 * {@code validation loss}. The model is that of the best step.
 *
 * @param patience steps, at least 1
 * @param minimumGain by how much a loss is lower to count, at least 0
 */
public record EarlyStopping(int patience, double minimumGain) {

    /** Checks the numbers. */
    public EarlyStopping {
        if (patience < 1 || !(minimumGain >= 0)) {
            throw new IllegalArgumentException(
                    "Early stopping got patience '%d' and minimum gain '%s'. At least 1 and 0 are possible."
                            .formatted(patience, minimumGain));
        }
    }

    /** Stops after some steps without any gain. */
    public static EarlyStopping after(int steps) {
        return new EarlyStopping(steps, 0);
    }

    /**
     * Returns which step was best and whether to stop, given all losses so far.
     *
     * @param losses of the steps so far, in order
     */
    public State judge(double[] losses) {
        int best = 0;
        for (int step = 1; step < losses.length; step++) {
            best = losses[step] < losses[best] - minimumGain ? step : best;
        }
        return new State(best, losses.length - 1 - best >= patience);
    }

    /**
     * Where a training stands.
     *
     * @param best the last step that gained enough, from 0
     * @param stop whether it is to end
     */
    public record State(int best, boolean stop) {}
}
