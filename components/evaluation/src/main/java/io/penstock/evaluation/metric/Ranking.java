package io.penstock.evaluation.metric;

import io.penstock.evaluation.tally.RankedScores;
import io.penstock.evaluation.tally.ScoreTable;
import io.penstock.evaluation.tally.ScoreTally;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.AnomalyDetection;
import io.penstock.model.ProblemType.BinaryClassification;

/** A metric of how scores order the rows of two classes. */
sealed interface Ranking extends Metric<ScoreTable> {

    /** See {@link Metrics#auc()}. */
    record Auc() implements Ranking {

        @Override
        public String name() {
            return "AUC";
        }

        @Override
        public Measure measure(RankedScores scores) {
            if (scores.positive() == 0 || scores.negative() == 0) {
                return Measure.none(scores.positive() == 0 ? "no positive rows" : "no negative rows");
            }
            double area = scores.area();
            double variance = scores.areaVariance();
            boolean estimable = variance > 0 && area > 0 && area < 1;
            Interval interval = estimable
                    ? Interval.ofArea(area, variance)
                    : Interval.ofArea(area, scores.positive(), scores.negative());
            Measure measure = Measure.of(area, interval);
            return scores.level() == 0
                    ? measure
                    : measure.noting("of rounded scores, within %.1e".formatted(scores.areaError()));
        }
    }

    /** See {@link Metrics#prAuc()}. */
    record AveragePrecision() implements Ranking {

        @Override
        public String name() {
            return "PR-AUC";
        }

        @Override
        public Measure measure(RankedScores scores) {
            if (scores.positive() == 0) {
                return Measure.none("no positive rows");
            }
            double precision = scores.averagePrecision();
            Measure measure = Measure.of(precision, Interval.ofProportion(precision, scores.positive()));
            return scores.level() == 0
                    ? measure
                    : measure.noting("of scores rounded to %d bits".formatted(52 - scores.level()));
        }
    }

    /** Returns the figure of all rows in the order of their scores. */
    Measure measure(RankedScores scores);

    @Override
    default Measure measure(ScoreTable counted) {
        return measure(counted.ranked());
    }

    @Override
    default Better better() {
        return Better.HIGHER;
    }

    @Override
    default boolean suits(ProblemType problem) {
        return problem instanceof BinaryClassification
                || problem instanceof AnomalyDetection anomalies && anomalies.labelled();
    }

    @Override
    default Tally<ScoreTable> tally(ProblemType problem) {
        return new ScoreTally();
    }
}
