package io.penstock.djl;

import io.penstock.djl.network.NetworkTraining;
import io.penstock.djl.network.NetworkTraining.Decay;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import java.util.List;

class WideAndDeepContractTest extends EstimatorContract {

    private static final NetworkTraining TRAINING =
            NetworkTraining.of(12).withLearningRate(0.01).withDecay(Decay.NONE);

    @Override
    protected Estimator estimator() {
        return DjlEstimator.wideAndDeep(12).withHidden(16, 8).withTraining(TRAINING);
    }

    @Override
    protected Estimator stoppingEarly() {
        return DjlEstimator.wideAndDeep(12)
                .withTraining(TRAINING.withEpochs(100).withStopping(EarlyStopping.after(3)));
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(BINARY, CLASSES, TAGS, NUMBER, QUANTILE, COUNT, SERIES);
    }
}
