package io.penstock.evaluation;

import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Measure;
import io.penstock.evaluation.metric.Metric;
import io.penstock.evaluation.tally.Tally;
import io.penstock.model.ProblemType;

/** A metric as a user writes one: the sum of the column {@code hour} over positive rows that the model takes for negative. */
record MissedHours() implements Metric<long[]> {

    @Override
    public String name() {
        return "missed hours";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public boolean suits(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification;
    }

    @Override
    public Tally<long[]> tally(ProblemType problem) {
        return new MissedHoursTally();
    }

    @Override
    public Measure measure(long[] counted) {
        return Measure.of((double) counted[0]);
    }
}
