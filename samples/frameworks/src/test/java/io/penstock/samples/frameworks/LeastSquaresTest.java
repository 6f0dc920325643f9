package io.penstock.samples.frameworks;

import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.Lack;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class LeastSquaresTest extends EstimatorContract {

    @Override
    protected Estimator estimator() {
        return new LeastSquares();
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(NUMBER);
    }

    @Override
    protected int busyRows() {
        return 300_000;
    }

    @Override
    protected Set<Lack> lacks() {
        return EnumSet.allOf(Lack.class);
    }
}
