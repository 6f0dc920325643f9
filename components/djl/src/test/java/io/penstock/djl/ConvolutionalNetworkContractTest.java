package io.penstock.djl;

import io.penstock.djl.network.NetworkTraining;
import io.penstock.djl.network.NetworkTraining.Decay;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.util.List;
import java.util.stream.IntStream;

class ConvolutionalNetworkContractTest extends EstimatorContract {

    private static final NetworkTraining TRAINING =
            NetworkTraining.of(8).withLearningRate(0.01).withDecay(Decay.NONE);

    private static final ConvolutionalNetwork SMALL = DjlEstimator.convolutionalNetwork(2, 2, 8)
            .withFilters(8)
            .withHidden(16)
            .withDropout(0.05);

    @Override
    protected Estimator estimator() {
        return SMALL.withTraining(TRAINING);
    }

    @Override
    protected Estimator stoppingEarly() {
        return SMALL.withTraining(TRAINING.withEpochs(100).withStopping(EarlyStopping.after(3)));
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(BINARY, CLASSES, TAGS);
    }

    /** The four features as the pixels of an image. */
    @Override
    protected MadeRows rows(ProblemType problem, int count, long seed) {
        MadeRows rows = super.rows(problem, count, seed);
        List<Feature> pixels = IntStream.range(0, rows.features().size())
                .mapToObj(i -> (Feature) new Feature.Numeric("pixel" + i))
                .toList();
        return new MadeRows(problem, pixels, rows.vectors(), rows.labels(), rows.weights());
    }
}
