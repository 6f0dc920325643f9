package io.penstock.djl.internal.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** Vectors of tokens, filters or a recurrent layer over them, the greatest value of each over the text, and a linear layer. */
public final class TextBlock extends AbstractBlock {

    private static final int FAR_ABOVE = 1_000;

    private final Parameter table;
    private final Block encoder;
    private final Block last;
    private final boolean recurrent;
    private final int embedding;
    private final int units;
    private final float dropout;
    private final int outputs;

    private TextBlock(Sizes sizes, Block encoder, boolean recurrent) {
        this.embedding = sizes.embedding();
        this.units = sizes.units();
        this.dropout = (float) sizes.dropout();
        this.outputs = sizes.outputs();
        this.recurrent = recurrent;
        this.table = addParameter(TokenVectors.table(sizes.vocabulary(), embedding));
        this.encoder = addChildBlock("encoder", encoder);
        this.last = addChildBlock("output", Linear.builder().setUnits(outputs).build());
    }

    /** How large everything is. */
    public record Sizes(int vocabulary, int embedding, int units, double dropout, int outputs) {}

    /** Builds a network that looks at some tokens side by side. */
    public static TextBlock convolutional(Sizes sizes, int window) {
        Block filters = Conv1d.builder()
                .setKernelShape(new Shape(window))
                .optPadding(new Shape(window / 2))
                .setFilters(sizes.units())
                .build();
        return new TextBlock(sizes, filters, false);
    }

    /** Builds a network that reads from the first token to the last. */
    public static TextBlock recurrent(Sizes sizes) {
        Block gru = GRU.builder()
                .setStateSize(sizes.units())
                .setNumLayers(1)
                .optBatchFirst(true)
                .build();
        return new TextBlock(sizes, gru, true);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray tokens = inputs.head();
        NDArray mask = TokenVectors.mask(tokens);
        NDArray vectors = TokenVectors.of(store, table, tokens, training).mul(mask);
        NDArray found = found(store, vectors, training);
        NDArray without = mask.sub(1).mul(FAR_ABOVE);
        NDArray text = found.mul(mask).add(without).max(new int[] {1});
        if (dropout > 0 && training) {
            text = Dropout.dropout(text, dropout, true).head();
        }
        return last.forward(store, new NDList(text), training);
    }

    private NDArray found(ParameterStore store, NDArray vectors, boolean training) {
        if (recurrent) {
            return encoder.forward(store, new NDList(vectors), training).head();
        }
        NDArray filtered = encoder.forward(store, new NDList(vectors.transpose(0, 2, 1)), training)
                .head();
        return Activation.relu(filtered).transpose(0, 2, 1);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        long rows = shapes[0].get(0);
        long length = shapes[0].get(1);
        encoder.initialize(
                manager, type, recurrent ? new Shape(rows, length, embedding) : new Shape(rows, embedding, length));
        last.initialize(manager, type, new Shape(rows, units));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), outputs)};
    }
}
