package io.penstock.tribuo.internal.sgd;

import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.tribuo.internal.files.FileCheck;
import io.penstock.tribuo.internal.files.ModelJson;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Output;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;

/**
 * What a linear model is, as its file says it.
 *
 * @param bias one for each output
 * @param weights of each output, one for each slot (see {@link Slots}); 0 for values that no training row has
 */
public record LinearWeights(List<Double> bias, List<List<Double>> weights) {

    /** The file's name. */
    public static final String FILE = "weights.json";

    /** Copies the lists. */
    public LinearWeights {
        bias = ModelJson.copy("bias", bias);
        weights = ModelJson.copy("weights", weights).stream()
                .map(each -> ModelJson.copy("weights", each))
                .toList();
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @param signature of the model that it belongs to
     * @throws io.penstock.errors.DataException if it is damaged or does not fit the signature
     */
    public static LinearWeights read(Path file, Signature signature) throws IOException {
        LinearWeights read = ModelJson.read(file, LinearWeights.class);
        FileCheck check = new FileCheck(file);
        int outputs = outputs(signature.problem());
        check.count("numbers in 'bias'", read.bias.size(), outputs);
        check.finite("'bias'", read.bias);
        check.count("lists of 'weights'", read.weights.size(), outputs);
        check.rows("weights", read.weights, new Slots(signature.features()).size());
        return read;
    }

    /** Two classes have an output each, whose difference counts. */
    private static int outputs(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification ? 2 : problem.scores();
    }

    /** Writes {@link #FILE} into a directory. */
    public void write(Path directory) throws IOException {
        ModelJson.write(directory.resolve(FILE), this);
    }

    /** Takes the weights out of Tribuo's model, output by output. */
    static <T extends Output<T>> LinearWeights of(AbstractLinearSGDModel<T> model, List<T> outputs, Slots slots) {
        DenseMatrix matrix = model.getWeightsCopy();
        List<Double> bias = new ArrayList<>();
        List<List<Double>> weights = new ArrayList<>();
        for (T output : outputs) {
            int row = model.getOutputIDInfo().getID(output);
            boolean seen = row >= 0;
            bias.add(seen ? matrix.get(row, matrix.getDimension2Size() - 1) : 0.0);
            weights.add(
                    seen ? row(matrix, row, slots, model.getFeatureIDMap()) : Collections.nCopies(slots.size(), 0.0));
        }
        return new LinearWeights(bias, weights);
    }

    private static List<Double> row(DenseMatrix matrix, int row, Slots slots, ImmutableFeatureMap features) {
        List<Double> weights = new ArrayList<>(slots.size());
        for (int slot = 0; slot < slots.size(); slot++) {
            int column = features.getID(slots.name(slot));
            weights.add(column < 0 ? 0.0 : matrix.get(row, column));
        }
        return weights;
    }

    /**
     * Returns the weights as Tribuo's parameters.
     *
     * @param rows where Tribuo has each output, negative if nowhere
     */
    Tensor tensor(int[] rows, Slots slots, ImmutableFeatureMap features) {
        DenseMatrix matrix = new DenseMatrix(
                (int) Arrays.stream(rows).filter(row -> row >= 0).count(), features.size() + 1);
        for (int output = 0; output < rows.length; output++) {
            if (rows[output] >= 0) {
                fill(matrix, rows[output], output, slots, features);
            }
        }
        return matrix;
    }

    private void fill(DenseMatrix matrix, int row, int output, Slots slots, ImmutableFeatureMap features) {
        matrix.set(row, features.size(), bias.get(output));
        for (int slot = 0; slot < slots.size(); slot++) {
            int column = features.getID(slots.name(slot));
            if (column >= 0) {
                matrix.set(row, column, weights.get(output).get(slot));
            }
        }
    }

    /** Returns the weights of scores that are so many times as great. */
    public LinearWeights times(double factor) {
        return new LinearWeights(
                times(bias, factor),
                weights.stream().map(each -> times(each, factor)).toList());
    }

    private static List<Double> times(List<Double> values, double factor) {
        return values.stream().map(value -> value * factor).toList();
    }
}
