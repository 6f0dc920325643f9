package io.penstock.evaluation.tally;

import io.penstock.columns.Batch;
import io.penstock.model.Predictions;
import io.penstock.model.ProblemType;
import java.util.function.DoubleBinaryOperator;

/**
 * Rows with what a model says of them and what is true.
 *
 * @param raw the rows with all their columns
 * @param predictions a model's answers, row by row
 * @param labels as many a row as the problem has; a class index or a number for each row, NaN where it is missing; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // one array for a batch; scored rows are not compared
public record ScoredRows(Batch raw, Predictions predictions, double[] labels) {

    /** Checks that there is an answer and a label for every row. */
    public ScoredRows {
        int width = predictions.problem().labels().size();
        if (predictions.rows() != raw.rows() || labels.length != raw.rows() * width) {
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

    /** Returns the label of a row; the first, if it has several. */
    public double label(int row) {
        return label(row, 0);
    }

    /** Returns one of the labels of a row. */
    public double label(int row, int index) {
        return labels[row * problem().labels().size() + index];
    }

    /** Returns whether a row has all of its labels; a row of a problem without labels has. */
    public boolean isLabelled(int row) {
        int width = problem().labels().size();
        for (int i = row * width; i < (row + 1) * width; i++) {
            if (Double.isNaN(labels[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the mean over the labels of a row of a figure of label and score. */
    double meanOf(int row, DoubleBinaryOperator figure) {
        int width = problem().labels().size();
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += figure.applyAsDouble(label(row, i), predictions.score(row, i));
        }
        return sum / width;
    }

    /** Returns the class of a row, by its index. */
    public int labelIndex(int row) {
        return (int) label(row);
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
