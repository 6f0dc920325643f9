package io.penstock.evaluation.tally;

import io.penstock.model.ProblemType.BinaryClassification;

/** A number that each scored row has. */
public enum RowFigure {

    /** The label: 0 or 1 of two classes, or the number to estimate. */
    LABEL {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.label(row);
        }
    },

    /** The score: the probability of the positive class, or the estimate. */
    PREDICTION {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.score(row);
        }
    },

    /** The negative natural logarithm of the probability given to the true class, clipped to 1e-15 from below. */
    LOG_LOSS {
        @Override
        public double of(ScoredRows rows, int row) {
            return -Math.log(Math.max(LEAST_PROBABILITY, probabilityOfTruth(rows, row)));
        }
    },

    /** The distance of the estimate from the label. */
    ABSOLUTE_ERROR {
        @Override
        public double of(ScoredRows rows, int row) {
            return Math.abs(rows.score(row) - rows.label(row));
        }
    },

    /** The square of that distance. */
    SQUARED_ERROR {
        @Override
        public double of(ScoredRows rows, int row) {
            double error = rows.score(row) - rows.label(row);
            return error * error;
        }
    };

    /** What {@link #LOG_LOSS} takes for a smaller probability, so that one row is not infinitely bad. */
    public static final double LEAST_PROBABILITY = 1e-15;

    /** Returns the number of a row that has a label. */
    public abstract double of(ScoredRows rows, int row);

    private static double probabilityOfTruth(ScoredRows rows, int row) {
        if (rows.problem() instanceof BinaryClassification) {
            return rows.labelIndex(row) == 1 ? rows.score(row) : 1 - rows.score(row);
        }
        return rows.predictions().score(row, rows.labelIndex(row));
    }
}
