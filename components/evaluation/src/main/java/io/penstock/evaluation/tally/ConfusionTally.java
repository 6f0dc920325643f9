package io.penstock.evaluation.tally;

import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.BinaryClassification;

/**
 * Counts rows by what they are and what they were taken for.
 *
 * @param classes how many there are, at most {@value #CLASSES_AT_MOST}
 * @param threshold of two classes: rows with this score or a higher one are taken for the positive class. Of several classes
 *     the most probable one counts, and the threshold is 0
 */
public record ConfusionTally(int classes, double threshold) implements Tally<ConfusionCounts> {

    /** More classes than this would take too much memory for a matrix. */
    public static final int CLASSES_AT_MOST = 1000;

    /** Checks the number of classes. */
    public ConfusionTally {
        if (classes > CLASSES_AT_MOST) {
            throw new DataException(
                    "A confusion matrix of %d classes is too large; at most %d. Evaluate with log loss alone."
                            .formatted(classes, CLASSES_AT_MOST));
        }
    }

    /**
     * Returns the tally of a classification.
     *
     * @param threshold for two classes
     */
    public static ConfusionTally of(ProblemType problem, double threshold) {
        if (problem instanceof BinaryClassification) {
            return new ConfusionTally(2, threshold);
        }
        if (problem instanceof ProblemType.Classification several) {
            return new ConfusionTally(several.classes().size(), 0);
        }
        throw new IllegalArgumentException("'%s' has no classes to confuse.".formatted(problem));
    }

    @Override
    public ConfusionCounts zero(Room room) {
        return new ConfusionCounts(classes);
    }

    @Override
    public void add(ConfusionCounts into, ScoredRows rows, int[] selection) {
        boolean binary = rows.problem() instanceof BinaryClassification;
        for (int row : selection) {
            int predicted = binary ? (rows.score(row) >= threshold ? 1 : 0) : rows.mostProbable(row);
            into.add(rows.labelIndex(row), predicted);
        }
    }

    @Override
    public void merge(ConfusionCounts into, ConfusionCounts other) {
        into.merge(other);
    }

    @Override
    public byte[] encode(ConfusionCounts partial) {
        return partial.encode();
    }

    @Override
    public ConfusionCounts decode(byte[] bytes) {
        return ConfusionCounts.decode(bytes);
    }
}
