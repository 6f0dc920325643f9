package io.penstock.evaluation.metric;

import io.penstock.columns.ExactMoments;
import io.penstock.evaluation.tally.MeanTally;
import io.penstock.evaluation.tally.RowFigure;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.MulticlassClassification;
import io.penstock.model.ProblemType.Regression;

/**
 * The mean of a figure that each row has.
 *
 * @param name of the metric
 * @param better which values are better
 * @param figure what each row has
 */
record Mean(String name, Better better, RowFigure figure) implements Metric<ExactMoments> {

    @Override
    public boolean suits(ProblemType problem) {
        return switch (figure) {
            case LABEL, PREDICTION -> !(problem instanceof MulticlassClassification);
            case LOG_LOSS -> !(problem instanceof Regression);
            case ABSOLUTE_ERROR, SQUARED_ERROR -> problem instanceof Regression;
        };
    }

    @Override
    public Tally<ExactMoments> tally(ProblemType problem) {
        return new MeanTally(figure);
    }

    @Override
    public Measure measure(ExactMoments counted) {
        return interval(counted);
    }

    static Measure interval(ExactMoments counted) {
        if (counted.count() == 0) {
            return Measure.none("no rows");
        }
        double error = Math.sqrt(counted.sampleVariance() / counted.count());
        return counted.count() == 1
                ? Measure.of(counted.mean())
                : Measure.of(counted.mean(), Interval.ofMean(counted.mean(), error));
    }
}
