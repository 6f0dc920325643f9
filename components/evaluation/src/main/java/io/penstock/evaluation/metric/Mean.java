package io.penstock.evaluation.metric;

import io.penstock.columns.ExactMoments;
import io.penstock.evaluation.tally.MeanTally;
import io.penstock.evaluation.tally.RowFigure;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;
import io.penstock.model.ProblemType.AnomalyDetection;
import io.penstock.model.ProblemType.BinaryClassification;
import io.penstock.model.ProblemType.Classification;
import io.penstock.model.ProblemType.Clustering;
import io.penstock.model.ProblemType.Forecasting;
import io.penstock.model.ProblemType.MultilabelClassification;
import io.penstock.model.ProblemType.Regression;
import io.penstock.model.Target.Count;
import io.penstock.model.Target.Quantile;

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
            case LABEL, PREDICTION -> problem instanceof BinaryClassification || problem instanceof Regression;
            case LOG_LOSS -> problem instanceof Classification;
            case ABSOLUTE_ERROR, SQUARED_ERROR -> estimatesAMean(problem) || problem instanceof Forecasting;
            case PINBALL, COVERED -> problem instanceof Regression number && number.target() instanceof Quantile;
            case POISSON_DEVIANCE -> problem instanceof Regression number && number.target() instanceof Count;
            case TAG_LOG_LOSS, WRONG_TAGS, ALL_TAGS_RIGHT -> problem instanceof MultilabelClassification;
            case DISTANCE, UNCLUSTERED -> problem instanceof Clustering;
            case ANOMALOUS -> problem instanceof AnomalyDetection;
        };
    }

    @Override
    public Tally<ExactMoments> tally(ProblemType problem) {
        return new MeanTally(figure);
    }

    @Override
    public Measure measure(ExactMoments counted) {
        return isShare() && counted.count() > 0
                ? Measure.of(counted.mean(), Interval.ofProportion(counted.mean(), counted.count()))
                : interval(counted);
    }

    /** Returns whether a row has either 1 or 0. */
    private boolean isShare() {
        return switch (figure) {
            case COVERED, ALL_TAGS_RIGHT, UNCLUSTERED, ANOMALOUS -> true;
            default -> false;
        };
    }

    /** Squared errors judge a mean; a quantile is far from most of what it is of. */
    static boolean estimatesAMean(ProblemType problem) {
        return problem instanceof Regression number && !(number.target() instanceof Quantile);
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
