package io.penstock.model;

/**
 * The answers for the rows of a batch.
 *
 * @param problem what the scores mean
 * @param scores row by row, {@code problem.scores()} numbers each; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // one array for a batch; predictions are not compared
public record Predictions(ProblemType problem, double[] scores) {

    /** Checks that the scores fill whole rows. */
    public Predictions {
        if (scores.length % problem.scores() != 0) {
            throw new IllegalArgumentException(
                    "%d scores do not fill rows of %d.".formatted(scores.length, problem.scores()));
        }
    }

    /** Returns the number of rows. */
    public int rows() {
        return scores.length / problem.scores();
    }

    /** Returns the one score of a row: the probability of the positive class, or the estimate. */
    public double score(int row) {
        return score(row, 0);
    }

    /** Returns one score of a row, for example the probability of a class. */
    public double score(int row, int index) {
        return scores[row * problem.scores() + index];
    }
}
