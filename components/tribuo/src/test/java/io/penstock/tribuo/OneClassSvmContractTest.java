package io.penstock.tribuo;

import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.Lack;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class OneClassSvmContractTest extends EstimatorContract {

    @Override
    protected Estimator estimator() {
        return TribuoEstimator.oneClassSvm(0.05);
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(ANOMALIES);
    }

    @Override
    protected int busyRows() {
        return 8_000;
    }

    @Override
    protected Duration grace() {
        return Duration.ofSeconds(5); // libsvm can be asked every thousand steps, of which each looks at every row
    }

    @Override
    protected Set<Lack> lacks() {
        return EnumSet.of(Lack.STEPS, Lack.EARLY_STOPPING, Lack.CHECKPOINTS, Lack.WARM_START, Lack.WEIGHTS);
    }
}
