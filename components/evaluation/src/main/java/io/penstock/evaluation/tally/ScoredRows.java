package io.penstock.evaluation.tally;

import io.penstock.columns.Batch;
import io.penstock.model.Predictions;
import io.penstock.model.ProblemType;

/**
 * Rows with what a model says of them and what is true.
 *
 * @param raw the rows with all their columns
 * @param predictions a model's answers, row by row
 * @param labels a class index or a number for each row, NaN where it is missing; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // one array for a batch; scored rows are not compared
public record ScoredRows(Batch raw, Predictions predictions, double[] labels) {

    /** Checks that there is an answer and a label for every row. */
    public ScoredRows {
        if (predictions.rows() != raw.rows() || labels.length != raw.rows()) {
            throw new IllegalArgumentException("%d rows have %d predictions and %d labels."
                    .formatted(raw.rows(), predictions.rows(), labels.length));
        }
    }

    /** Returns the problem that the model answers. */
    public ProblemType problem() {
        return predictions.problem();
    }

    /** Returns the one score of a row: the probability of the positive class, or the estimate. */
    public double score(int row) {
        return predictions.score(row);
    }

    /** Returns the label of a row. */
    public double label(int row) {
        return labels[row];
    }

    /** Returns the class of a row, by its index. */
    public int labelIndex(int row) {
        return (int) labels[row];
    }

    /** Returns the index of the most probable class of a row, the first of equals. */
    public int mostProbable(int row) {
        int best = 0;
        for (int i = 1; i < problem().scores(); i++) {
            best = predictions.score(row, i) > predictions.score(row, best) ? i : best;
        }
        return best;
    }
}
