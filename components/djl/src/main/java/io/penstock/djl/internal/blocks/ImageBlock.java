package io.penstock.djl.internal.blocks;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.List;

/** Layers of filters over images, each followed by normalisation, a rectifier and, after every second one, pooling. */
public final class ImageBlock {

    private static final Shape WINDOW = new Shape(3, 3);
    private static final Shape BORDER = new Shape(1, 1);
    private static final Shape TWO = new Shape(2, 2);

    private ImageBlock() {}

    /** Builds the network of some sizes. */
    public static Block of(List<Integer> filters, int hidden, double dropout, int outputs, int side) {
        SequentialBlock block = new SequentialBlock();
        int left = side;
        for (int i = 0; i < filters.size(); i++) {
            block.add(Conv2d.builder()
                    .setKernelShape(WINDOW)
                    .optPadding(BORDER)
                    .setFilters(filters.get(i))
                    .optBias(false)
                    .build());
            block.add(BatchNorm.builder().build());
            block.add(Activation.reluBlock());
            if (i % 2 == 1 && left >= 2) {
                block.add(Pool.maxPool2dBlock(TWO, TWO));
                left /= 2;
            }
        }
        block.add(Blocks.batchFlattenBlock());
        block.add(Dropout.builder().optRate((float) dropout).build());
        block.add(Linear.builder().setUnits(hidden).build());
        block.add(Activation.reluBlock());
        block.add(Dropout.builder().optRate((float) dropout).build());
        return block.add(Linear.builder().setUnits(outputs).build());
    }
}
