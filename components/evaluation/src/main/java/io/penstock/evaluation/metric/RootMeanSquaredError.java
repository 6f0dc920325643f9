package io.penstock.evaluation.metric;

import io.penstock.columns.ExactMoments;
import io.penstock.evaluation.tally.MeanTally;
import io.penstock.evaluation.tally.RowFigure;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;

/** See {@link Metrics#rootMeanSquaredError()}. */
record RootMeanSquaredError() implements Metric<ExactMoments> {

    @Override
    public String name() {
        return "RMSE";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public boolean suits(ProblemType problem) {
        return problem instanceof ProblemType.Regression || problem instanceof ProblemType.Forecasting;
    }

    @Override
    public Tally<ExactMoments> tally(ProblemType problem) {
        return new MeanTally(RowFigure.SQUARED_ERROR);
    }

    @Override
    public Measure measure(ExactMoments counted) {
        Measure squared = Mean.interval(counted);
        if (squared.value().isEmpty()) {
            return squared;
        }
        double root = Math.sqrt(squared.value().getAsDouble());
        return squared.interval()
                .map(ends -> new Interval(Math.sqrt(Math.max(0, ends.low())), Math.sqrt(ends.high())))
                .map(ends -> Measure.of(root, ends))
                .orElse(Measure.of(root));
    }
}
