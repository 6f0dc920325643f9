package io.penstock.djl.internal.serving;

import io.penstock.djl.internal.blocks.GeneratorBlock;
import io.penstock.djl.internal.tensor.Tensor;
import io.penstock.djl.internal.tensor.Tensors;

/**
 * The recurrent network of a generator in plain Java. Gates and their order are those of PyTorch's GRU: reset, update, new; the
 * state becomes {@code (1 - update) * new + update * state}.
 */
public final class Recurrence {

    private static final int GATES = 3;

    private final int units;
    private final Matrix inputs;
    private final Matrix states;
    private final float[] stateBias;
    private final Matrix outputs;
    private final float[] outputBias;

    /** Takes the parameters of a trained network. */
    public Recurrence(Tensors network) {
        states = Matrix.transposed(network.of(GeneratorBlock.RECURRENT + "h2h_WEIGHT"));
        stateBias = network.of(GeneratorBlock.RECURRENT + "h2h_BIAS").values();
        units = states.columns() / GATES;
        inputs = inputs(network);
        outputs = Matrix.transposed(network.of(GeneratorBlock.OUTPUT + "weight"));
        outputBias = network.of(GeneratorBlock.OUTPUT + "bias").values();
    }

    /** Returns what the gates are given for each token: products that need not be computed anew for each one that comes. */
    private static Matrix inputs(Tensors network) {
        Tensor table = network.of(GeneratorBlock.EMBEDDING);
        Matrix weights = Matrix.transposed(network.of(GeneratorBlock.RECURRENT + "i2h_WEIGHT"));
        float[] bias = network.of(GeneratorBlock.RECURRENT + "i2h_BIAS").values();
        float[] all = new float[table.size(0) * bias.length];
        float[] vector = new float[table.size(1)];
        for (int token = 0; token < table.size(0); token++) {
            System.arraycopy(table.values(), token * vector.length, vector, 0, vector.length);
            float[] sums = bias.clone();
            weights.addProduct(vector, sums);
            System.arraycopy(sums, 0, all, token * sums.length, sums.length);
        }
        return new Matrix(all, bias.length);
    }

    /** Returns the state before anything was read. */
    float[] start() {
        float[] state = new float[units];
        read(-1, state);
        return state;
    }

    /**
     * Reads a token.
     *
     * @param token its index, -1 for what comes before the first one
     * @param state is replaced by the next one
     */
    void read(int token, float[] state) {
        float[] given = new float[GATES * units];
        inputs.add(token + 1, given);
        float[] kept = stateBias.clone();
        states.addProduct(state, kept);
        for (int i = 0; i < units; i++) {
            double reset = logistic(given[i] + kept[i]);
            double update = logistic(given[units + i] + kept[units + i]);
            double fresh = Math.tanh(given[2 * units + i] + reset * kept[2 * units + i]);
            state[i] = (float) ((1 - update) * fresh + update * state[i]);
        }
    }

    /** Returns the logarithm of each token's probability to be the next, up to a constant. */
    float[] outputs(float[] state) {
        float[] sums = outputBias.clone();
        outputs.addProduct(state, sums);
        return sums;
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
