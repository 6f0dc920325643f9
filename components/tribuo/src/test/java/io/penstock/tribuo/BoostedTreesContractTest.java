package io.penstock.tribuo;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import java.util.List;

class BoostedTreesContractTest extends EstimatorContract {

    @Override
    protected Estimator estimator() {
        return TribuoEstimator.boostedTrees(30).withDepth(3);
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(BINARY, CLASSES, TAGS, NUMBER, QUANTILE, COUNT, SERIES);
    }

    @Override
    protected Estimator stoppingEarly() {
        return TribuoEstimator.boostedTrees(200).stoppingEarly(EarlyStopping.after(5));
    }

    @Override
    protected Estimator busy() {
        return TribuoEstimator.boostedTrees(500);
    }
}
