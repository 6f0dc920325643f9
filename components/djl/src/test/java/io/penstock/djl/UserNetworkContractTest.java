package io.penstock.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import io.penstock.djl.network.BlockFactory;
import io.penstock.djl.network.NetworkShape;
import io.penstock.djl.network.NetworkTraining;
import io.penstock.djl.network.NetworkTraining.Decay;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import java.util.List;

class UserNetworkContractTest extends EstimatorContract {

    private static final NetworkTraining TRAINING =
            NetworkTraining.of(10).withLearningRate(0.01).withDecay(Decay.NONE);

    /** A hidden layer, which leaves out something at random, over numbers or over counts of tokens. */
    record OneLayer(int hidden) implements BlockFactory {

        @Override
        public Block block(NetworkShape shape) {
            SequentialBlock block = new SequentialBlock();
            if (shape.features().get(0) instanceof Feature.Sequence text) {
                int tokens = text.vocabulary().size() + 1;
                block.add(LambdaBlock.singleton(rows -> counts(rows, tokens)));
            }
            return block.add(Linear.builder().setUnits(hidden).build())
                    .add(Activation.reluBlock())
                    .add(Dropout.builder().optRate(0.02f).build())
                    .add(Linear.builder().setUnits(shape.outputs()).build());
        }

        private static NDArray counts(NDArray rows, int tokens) {
            return rows.add(1).toType(DataType.INT64, false).oneHot(tokens).sum(new int[] {1});
        }
    }

    @Override
    protected Estimator estimator() {
        return DjlEstimator.network(new OneLayer(16), 10).withTraining(TRAINING);
    }

    @Override
    protected Estimator stoppingEarly() {
        return DjlEstimator.network(new OneLayer(64), 10)
                .withTraining(TRAINING.withEpochs(100).withStopping(EarlyStopping.after(3)));
    }

    /** The library adds up the products of one row in another order than those of many. */
    @Override
    protected double tolerance() {
        return 1e-5;
    }

    @Override
    protected List<ProblemType> problems() {
        return List.of(BINARY, CLASSES, TAGS, NUMBER, QUANTILE, COUNT, SERIES, TEXTS);
    }
}
