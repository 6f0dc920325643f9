package io.penstock.tribuo;

import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.Lack;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class SgdRegressionContractTest extends EstimatorContract {

    @Override
    protected Estimator estimator() {
        return TribuoEstimator.sgdRegression(8);
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(NUMBER);
    }

    @Override
    protected Estimator stoppingEarly() {
        return TribuoEstimator.sgdRegression(200).stoppingEarly(EarlyStopping.after(5));
    }

    @Override
    protected Estimator busy() {
        return TribuoEstimator.sgdRegression(5_000);
    }

    @Override
    protected int busyRows() {
        return 10_000;
    }

    @Override
    protected Set<Lack> lacks() {
        return EnumSet.of(Lack.CHECKPOINTS);
    }
}
