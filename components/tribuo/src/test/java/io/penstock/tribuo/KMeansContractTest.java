package io.penstock.tribuo;

import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.Lack;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class KMeansContractTest extends EstimatorContract {

    @Override
    protected Estimator estimator() {
        return TribuoEstimator.kMeans(3);
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(GROUPS);
    }

    @Override
    protected Set<Lack> lacks() {
        return EnumSet.of(Lack.STEPS, Lack.EARLY_STOPPING, Lack.CHECKPOINTS, Lack.WARM_START, Lack.WEIGHTS);
    }
}
