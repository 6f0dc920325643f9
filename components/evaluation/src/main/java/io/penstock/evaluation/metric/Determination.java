package io.penstock.evaluation.metric;

import io.penstock.columns.ExactMoments;
import io.penstock.evaluation.tally.MeanTally;
import io.penstock.evaluation.tally.PairTally;
import io.penstock.evaluation.tally.RowFigure;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;

/** See {@link Metrics#determination()}. */
record Determination() implements Metric<PairTally.Pair<ExactMoments, ExactMoments>> {

    @Override
    public String name() {
        return "R2";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public boolean suits(ProblemType problem) {
        return Mean.estimatesAMean(problem);
    }

    @Override
    public Tally<PairTally.Pair<ExactMoments, ExactMoments>> tally(ProblemType problem) {
        return new PairTally<>(new MeanTally(RowFigure.SQUARED_ERROR), new MeanTally(RowFigure.LABEL));
    }

    @Override
    public Measure measure(PairTally.Pair<ExactMoments, ExactMoments> counted) {
        double spread = counted.second().variance();
        return spread > 0 ? Measure.of(1 - counted.first().mean() / spread) : Measure.none("labels do not vary");
    }
}
