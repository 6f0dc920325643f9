package io.penstock.djl.internal.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.penstock.djl.internal.model.TableLayout;
import io.penstock.djl.internal.tensor.TensorShapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A linear model and hidden layers over vectors of categories, side by side: their outputs are summed. */
public final class WideAndDeepBlock extends AbstractBlock {

    /** Weights of the linear model for numbers. */
    public static final String WIDE_NUMBERS = "wide_numbers";

    /** Weights of the linear model for categories. */
    public static final String WIDE_CATEGORIES = "wide_categories";

    /** Vectors of categories. */
    public static final String EMBEDDING = "embedding";

    /** Bias of the outputs. */
    public static final String BIAS = "bias";

    /** Weights from the last hidden layer to the outputs. */
    public static final String OUTPUT = "output_weight";

    private final TableLayout layout;
    private final int outputs;
    private final float dropout;
    private final int layers;

    /** Builds the network of some sizes. */
    public WideAndDeepBlock(TableLayout layout, int embedding, List<Integer> hidden, double dropout, int outputs) {
        this.layout = layout;
        this.outputs = outputs;
        this.dropout = (float) dropout;
        this.layers = hidden.size();
        if (layout.numbers() > 0) {
            addParameter(Weights.zeros(WIDE_NUMBERS, Parameter.Type.WEIGHT, layout.numbers(), outputs));
        }
        if (layout.categories() > 0) {
            addParameter(Weights.zeros(WIDE_CATEGORIES, Parameter.Type.OTHER, layout.tableRows(), outputs));
            addParameter(Weights.table(EMBEDDING, 0.1f, layout.tableRows(), embedding));
        }
        int in = layout.numbers() + layout.categories() * embedding;
        for (int i = 0; i < layers; i++) {
            addParameter(Weights.layer(hiddenWeight(i), in, hidden.get(i)));
            addParameter(Weights.zeros(hiddenBias(i), Parameter.Type.BIAS, hidden.get(i)));
            in = hidden.get(i);
        }
        if (layers > 0) {
            addParameter(Weights.small(OUTPUT, (float) Math.sqrt(1.0 / in), in, outputs));
        }
        addParameter(Weights.zeros(BIAS, Parameter.Type.BIAS, outputs));
    }

    /** Returns which parameters it has. */
    public TensorShapes shapes() {
        TensorShapes shapes = TensorShapes.none();
        for (Parameter parameter : parameters.values()) {
            shapes = shapes.with(parameter.getName(), parameter.getShape().getShape());
        }
        return shapes;
    }

    /** Returns the name of a hidden layer's weights. */
    public static String hiddenWeight(int layer) {
        return "hidden_%02d_weight".formatted(layer);
    }

    /** Returns the name of a hidden layer's bias. */
    public static String hiddenBias(int layer) {
        return "hidden_%02d_bias".formatted(layer);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        Reader reader = new Reader(store, inputs.head(), training);
        List<NDArray> wide = new ArrayList<>();
        NDList deep = new NDList();
        if (layout.numbers() > 0) {
            wide.add(inputs.head().matMul(reader.of(WIDE_NUMBERS)));
            deep.add(inputs.head());
        }
        if (layout.categories() > 0) {
            NDArray rows = inputs.get(inputs.size() - 1);
            wide.add(reader.looked(rows, WIDE_CATEGORIES).sum(new int[] {1}));
            deep.add(reader.looked(rows, EMBEDDING).reshape(rows.size(0), -1));
        }
        if (layers > 0) {
            NDArray last =
                    hidden(reader, deep.size() == 1 ? deep.head() : deep.get(0).concat(deep.get(1), 1));
            wide.add(last.matMul(reader.of(OUTPUT)));
        }
        return new NDList(wide.stream().reduce(NDArray::add).orElseThrow().add(reader.of(BIAS)));
    }

    private NDArray hidden(Reader reader, NDArray first) {
        NDArray values = first;
        for (int i = 0; i < layers; i++) {
            NDArray sums = values.matMul(reader.of(hiddenWeight(i))).add(reader.of(hiddenBias(i)));
            values = Activation.relu(sums);
            if (dropout > 0 && reader.training()) {
                values = Dropout.dropout(values, dropout, true).head();
            }
        }
        return values;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), outputs)};
    }

    /** Reads parameters on the device of the inputs. */
    private final class Reader {

        private final ParameterStore store;
        private final NDArray input;
        private final boolean training;

        Reader(ParameterStore store, NDArray input, boolean training) {
            this.store = store;
            this.input = input;
            this.training = training;
        }

        boolean training() {
            return training;
        }

        NDArray of(String name) {
            return store.getValue(parameters.get(name), input.getDevice(), training);
        }

        NDArray looked(NDArray rows, String table) {
            return Embedding.embedding(rows, of(table), SparseFormat.DENSE).head();
        }
    }
}
