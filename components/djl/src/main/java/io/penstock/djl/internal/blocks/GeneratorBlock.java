package io.penstock.djl.internal.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.penstock.djl.internal.tensor.TensorShapes;
import io.penstock.djl.network.RowLoss;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of a text one after the other, and tells before each what it may be. */
public final class GeneratorBlock extends AbstractBlock {

    /** The vectors of tokens. */
    public static final String EMBEDDING = TokenVectors.NAME;

    /** The recurrent layer's parameters begin with this. */
    public static final String RECURRENT = "01recurrent_l_0_";

    /** The parameters of the last layer begin with this. */
    public static final String OUTPUT = "02output_";

    private static final long GATES = 3;

    private final int vocabulary;
    private final int embedding;
    private final int units;
    private final Parameter table;
    private final Block recurrent;
    private final Block last;

    /** Builds the network of some sizes. */
    public GeneratorBlock(int vocabulary, int embedding, int units) {
        this.vocabulary = vocabulary;
        this.embedding = embedding;
        this.units = units;
        table = addParameter(TokenVectors.table(vocabulary, embedding));
        recurrent = addChildBlock(
                "recurrent",
                GRU.builder()
                        .setStateSize(units)
                        .setNumLayers(1)
                        .optBatchFirst(true)
                        .build());
        last = addChildBlock("output", Linear.builder().setUnits(vocabulary).build());
    }

    /** Returns which parameters a network of some sizes has; the gates stand side by side. */
    public static TensorShapes shapes(int vocabulary, int embedding, int units) {
        return TensorShapes.none()
                .with(EMBEDDING, vocabulary + 1, embedding)
                .with(RECURRENT + "i2h_WEIGHT", GATES * units, embedding)
                .with(RECURRENT + "i2h_BIAS", GATES * units)
                .with(RECURRENT + "h2h_WEIGHT", GATES * units, units)
                .with(RECURRENT + "h2h_BIAS", GATES * units)
                .with(OUTPUT + "weight", vocabulary, units)
                .with(OUTPUT + "bias", vocabulary);
    }

    /** The mean negative logarithm of the probability of a row's tokens. */
    public static final class TokenLoss implements RowLoss {

        /** Creates the loss. */
        public TokenLoss() {}

        @Override
        public NDArray losses(NDArray tokens, NDArray outputs) {
            NDArray mask = TokenVectors.mask(tokens).squeeze(2);
            NDArray index = tokens.sub(1).maximum(0).expandDims(2);
            NDArray each = outputs.logSoftmax(2).gather(index, 2).squeeze(2).neg();
            return each.mul(mask).sum(new int[] {1}).div(mask.sum(new int[] {1}).maximum(1));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray tokens = inputs.head();
        NDArray start = tokens.getManager().zeros(new Shape(tokens.size(0), 1), DataType.INT64);
        NDArray before = start.concat(tokens.get(":, :-1"), 1);
        NDArray vectors = TokenVectors.of(store, table, before, training);
        NDArray states = recurrent.forward(store, new NDList(vectors), training).head();
        return last.forward(store, new NDList(states), training);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        long rows = shapes[0].get(0);
        long length = shapes[0].get(1);
        recurrent.initialize(manager, type, new Shape(rows, length, embedding));
        last.initialize(manager, type, new Shape(rows, length, units));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), inputShapes[0].get(1), vocabulary)};
    }
}
