package io.penstock.djl.internal.training;

import io.penstock.djl.internal.model.Variable;
import io.penstock.djl.internal.tensor.Tensor;
import io.penstock.djl.internal.tensor.TensorShapes;
import io.penstock.djl.internal.tensor.Tensors;
import java.util.List;

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1) with a penalty on weights apart from the gradient (Loshchilov and Hutter, ICLR
 * 2019, algorithm 2). In Java, over the numbers of the library's own arrays, so that its moments can be kept.
 */
final class Adam {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final float EPSILON = 1e-8f;

    private final List<Variable> variables;
    private final double weightDecay;
    private final float[][] first;
    private final float[][] second;

    Adam(List<Variable> variables, double weightDecay) {
        this.variables = variables;
        this.weightDecay = weightDecay;
        first = moments(variables);
        second = moments(variables);
    }

    private static float[][] moments(List<Variable> variables) {
        return variables.stream()
                .map(variable -> new float[variable.values().length])
                .toArray(float[][]::new);
    }

    /**
     * Goes one step.
     *
     * @param step its number, from 1
     * @param share what gradients are multiplied with first
     */
    void step(long step, double learningRate, float share) {
        float rate = (float) (learningRate / (1 - StrictMath.pow(FIRST_DECAY, (double) step)));
        float correction = (float) (1 / (1 - StrictMath.pow(SECOND_DECAY, (double) step)));
        for (int i = 0; i < first.length; i++) {
            Variable variable = variables.get(i);
            if (weightDecay > 0 && variable.isWeight()) {
                shrink(variable.values(), (float) (1 - learningRate * weightDecay));
            }
            update(variable, first[i], second[i], new Rates(rate, correction, share));
            variable.push();
        }
    }

    private record Rates(float rate, float correction, float share) {}

    private static void shrink(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void update(Variable variable, float[] first, float[] second, Rates rates) {
        float[] values = variable.values();
        float[] gradient = variable.gradient();
        for (int i = 0; i < values.length; i++) {
            float slope = gradient[i] * rates.share;
            first[i] += (float) (1 - FIRST_DECAY) * (slope - first[i]);
            second[i] += (float) (1 - SECOND_DECAY) * (slope * slope - second[i]);
            values[i] -= rates.rate * first[i] / ((float) Math.sqrt(second[i] * rates.correction) + EPSILON);
        }
    }

    private TensorShapes shapes() {
        TensorShapes shapes = TensorShapes.none();
        for (Variable variable : variables) {
            int length = variable.values().length;
            shapes = shapes.with("first." + variable.name(), length).with("second." + variable.name(), length);
        }
        return shapes;
    }

    /** Returns the moments, to keep. */
    Tensors tensors() {
        Tensors all = Tensors.none();
        for (int i = 0; i < first.length; i++) {
            String name = variables.get(i).name();
            all = all.with("first." + name, Tensor.of(first[i])).with("second." + name, Tensor.of(second[i]));
        }
        return all;
    }

    /**
     * Takes moments that were kept.
     *
     * @param what names them in errors
     */
    void restore(Tensors tensors, String what) {
        shapes().require(tensors, what);
        for (int i = 0; i < first.length; i++) {
            String name = variables.get(i).name();
            System.arraycopy(tensors.of("first." + name).values(), 0, first[i], 0, first[i].length);
            System.arraycopy(tensors.of("second." + name).values(), 0, second[i], 0, second[i].length);
        }
    }
}
