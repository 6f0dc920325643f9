package io.penstock.samples.benchmarks.networks;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import io.penstock.djl.network.BlockFactory;
import io.penstock.djl.network.NetworkShape;

/** A network of one's own with two hidden layers, which PyTorch runs. */
record TwoLayers(int first, int second) implements BlockFactory {

    @Override
    public Block block(NetworkShape shape) {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(first).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(second).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(shape.outputs()).build());
    }
}
