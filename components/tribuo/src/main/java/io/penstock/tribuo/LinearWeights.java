package io.penstock.tribuo;

import io.penstock.model.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * What a linear model is, as its file says it.
 *
 * @param bias one for each class
 * @param weights of each class, one for each slot (see {@link Slots}); 0 for values that no training row has
 */
record LinearWeights(List<Double> bias, List<List<Double>> weights) {

    static final String FILE = "weights.json";

    static LinearWeights of(LinearSGDModel model, Signature signature) {
        Slots slots = new Slots(signature.features());
        DenseMatrix matrix = model.getWeightsCopy();
        List<Double> bias = new ArrayList<>();
        List<List<Double>> weights = new ArrayList<>();
        for (String name : TribuoRows.classes(signature.problem())) {
            int row = model.getOutputIDInfo().getID(new Label(name));
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
}
