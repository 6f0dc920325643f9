package io.penstock.lightgbm;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.trees.boosting.Sampling;
import io.penstock.trees.boosting.Schedule;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("libgomp")
class LightgbmContractTest extends EstimatorContract {

    private static final Schedule SCHEDULE =
            Schedule.of(30).withCheckpointEvery(10).withLossEvery(1);

    @Override
    protected Estimator estimator() {
        return LightgbmEstimator.boostedTrees(30).withSchedule(SCHEDULE).sampling(new Sampling(0.8, 0.75));
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(BINARY, CLASSES, TAGS, NUMBER, QUANTILE, COUNT, ORDER, SERIES);
    }

    @Override
    protected Estimator stoppingEarly() {
        return LightgbmEstimator.boostedTrees(300).stoppingEarly(EarlyStopping.after(5));
    }

    @Override
    protected Estimator busy() {
        return LightgbmEstimator.boostedTrees(100_000);
    }

    @Override
    protected int busyRows() {
        return 5_000;
    }
}
