package io.penstock.evaluation.tally;

import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.Regression;
import io.penstock.model.Target;

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

    /** The distance of the estimate from the label; the mean one, if a row has several. */
    ABSOLUTE_ERROR {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.meanOf(row, (label, score) -> Math.abs(score - label));
        }
    },

    /** The square of that distance; the mean one, if a row has several. */
    SQUARED_ERROR {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.meanOf(row, (label, score) -> (score - label) * (score - label));
        }
    },

    /** The distance of an estimated quantile, weighed by its level on the side of greater labels. */
    PINBALL {
        @Override
        public double of(ScoredRows rows, int row) {
            double level = ((Target.Quantile) ((Regression) rows.problem()).target()).level();
            double above = rows.label(row) - rows.score(row);
            return above > 0 ? level * above : (level - 1) * above;
        }
    },

    /** 1 if the label is not above the estimate, else 0. */
    COVERED {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.label(row) <= rows.score(row) ? 1 : 0;
        }
    },

    /** The deviance of a count from a Poisson distribution: twice y ln(y / estimate) - y + estimate. */
    POISSON_DEVIANCE {
        @Override
        public double of(ScoredRows rows, int row) {
            double label = rows.label(row);
            double estimate = Math.max(LEAST_PROBABILITY, rows.score(row));
            return 2 * ((label == 0 ? 0 : label * Math.log(label / estimate)) - label + estimate);
        }
    },

    /** The mean over the tags of the negative natural logarithm of the probability given to the truth. */
    TAG_LOG_LOSS {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.meanOf(
                    row, (label, score) -> -Math.log(Math.max(LEAST_PROBABILITY, label == 1 ? score : 1 - score)));
        }
    },

    /** The share of the tags that are wrong, each taken to be there from 0.5. */
    WRONG_TAGS {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.meanOf(row, (label, score) -> (score >= EVEN_ODDS) == (label == 1) ? 0 : 1);
        }
    },

    /** 1 if every tag is right, else 0. */
    ALL_TAGS_RIGHT {
        @Override
        public double of(ScoredRows rows, int row) {
            return WRONG_TAGS.of(rows, row) == 0 ? 1 : 0;
        }
    },

    /** The distance from the centre of the cluster. */
    DISTANCE {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.predictions().score(row, 1);
        }
    },

    /** 1 if the row is in no cluster, else 0. */
    UNCLUSTERED {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.score(row) < 0 ? 1 : 0;
        }
    },

    /** 1 if the row is taken for an anomaly, else 0. */
    ANOMALOUS {
        @Override
        public double of(ScoredRows rows, int row) {
            return rows.score(row) > 0 ? 1 : 0;
        }
    };

    private static final double EVEN_ODDS = 0.5;

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
