package io.penstock.evaluation.metric;

import io.penstock.columns.ExactMoments;
import io.penstock.evaluation.tally.MeanTally;
import io.penstock.evaluation.tally.RowFigure;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;

/** See {@link Metrics#tokenLoss()}. */
record TokenLoss() implements Metric<ExactMoments> {

    @Override
    public String name() {
        return "token loss";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public boolean suits(ProblemType problem) {
        return problem instanceof ProblemType.TextGeneration;
    }

    @Override
    public Tally<ExactMoments> tally(ProblemType problem) {
        return new MeanTally(RowFigure.PREDICTION);
    }

    @Override
    public Measure measure(ExactMoments counted) {
        Measure loss = Mean.interval(counted);
        return loss.value().isPresent()
                ? loss.noting("perplexity %.3g".formatted(Math.exp(loss.value().getAsDouble())))
                : loss;
    }
}
