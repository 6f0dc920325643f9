package io.penstock.djl.internal.serving;

import io.penstock.djl.internal.blocks.WideAndDeepBlock;
import io.penstock.djl.internal.model.Head;
import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.model.Scaling;
import io.penstock.djl.internal.model.TableLayout;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.model.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A wide-and-deep network in plain Java: far faster for one row than a call into the native library. */
public final class WideAndDeepScorer implements RowScorer {

    private final Signature signature;
    private final TableLayout layout;
    private final Head head;
    private final Scaling features;
    private final Scaling labels;
    private final float[] bias;
    private final Optional<Matrix> wideNumbers;
    private final Optional<Matrix> wideCategories;
    private final Optional<Matrix> vectors;
    private final List<Layer> layers = new ArrayList<>();

    /** A hidden layer, or the weights from the last one to the outputs. */
    @SuppressWarnings("ArrayRecordComponent") // looped over for every row
    private record Layer(Matrix weights, float[] bias) {}

    /** Takes the numbers of a trained network. */
    public WideAndDeepScorer(ModelFile file, Signature signature) {
        this.signature = signature;
        layout = new TableLayout(signature.features());
        head = Head.of(signature.problem());
        features = file.features();
        labels = file.labels();
        Tensors network = file.network();
        bias = network.of(WideAndDeepBlock.BIAS).values();
        wideNumbers = matrix(network, WideAndDeepBlock.WIDE_NUMBERS);
        wideCategories = matrix(network, WideAndDeepBlock.WIDE_CATEGORIES);
        vectors = matrix(network, WideAndDeepBlock.EMBEDDING);
        for (int i = 0; network.has(WideAndDeepBlock.hiddenWeight(i)); i++) {
            float[] own = network.of(WideAndDeepBlock.hiddenBias(i)).values();
            layers.add(new Layer(Matrix.of(network.of(WideAndDeepBlock.hiddenWeight(i))), own));
        }
        matrix(network, WideAndDeepBlock.OUTPUT).ifPresent(last -> layers.add(new Layer(last, bias)));
    }

    private static Optional<Matrix> matrix(Tensors network, String name) {
        return network.has(name) ? Optional.of(Matrix.of(network.of(name))) : Optional.empty();
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public void score(double[] row, double[] scores) {
        float[] scaled = new float[row.length];
        features.apply(row, scaled);
        float[] sums = bias.clone();
        addWide(row, scaled, sums);
        addDeep(row, scaled, sums);
        for (int i = 0; i < sums.length; i++) {
            scores[i] = sums[i];
        }
        head.link(scores);
        labels.invert(scores);
    }

    private void addWide(double[] row, float[] scaled, float[] sums) {
        for (int i = 0; i < layout.numbers(); i++) {
            wideNumbers.orElseThrow().add(i, scaled[layout.number(i)], sums);
        }
        for (int i = 0; i < layout.categories(); i++) {
            wideCategories.orElseThrow().add(layout.tableRow(row, i), sums);
        }
    }

    private void addDeep(double[] row, float[] scaled, float[] sums) {
        if (layers.isEmpty()) {
            return;
        }
        float[] values = first(row, scaled);
        for (int i = 0; i < layers.size() - 1; i++) {
            Layer layer = layers.get(i);
            float[] next = layer.bias.clone();
            layer.weights.addProduct(values, next);
            rectify(next);
            values = next;
        }
        layers.get(layers.size() - 1).weights.addProduct(values, sums);
    }

    private float[] first(double[] row, float[] scaled) {
        int length = vectors.map(Matrix::columns).orElse(0);
        float[] values = new float[layout.numbers() + layout.categories() * length];
        for (int i = 0; i < layout.numbers(); i++) {
            values[i] = scaled[layout.number(i)];
        }
        for (int i = 0; i < layout.categories(); i++) {
            vectors.orElseThrow().copy(layout.tableRow(row, i), values, layout.numbers() + i * length);
        }
        return values;
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }
}
