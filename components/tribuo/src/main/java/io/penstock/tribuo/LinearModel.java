package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The weights of a linear model, to look at or to take elsewhere. A number has one slot, a category one for each value of its
 * vocabulary; slots follow each other as features do.
 *
 * @param bias one for each output; of two classes there are two, whose difference counts
 * @param weights of each output, one for each slot
 */
public record LinearModel(List<Double> bias, List<List<Double>> weights) {

    /** Copies the lists. */
    public LinearModel {
        bias = List.copyOf(bias);
        weights = weights.stream().map(List::copyOf).toList();
    }

    /** Returns the weights of a model of this family, or nothing if it is not linear. */
    public static Optional<LinearModel> of(Model model) throws IOException {
        Path file = model.directory().resolve(LinearWeights.FILE);
        if (!model.description().framework().equals(TribuoEstimator.FRAMEWORK) || !Files.exists(file)) {
            return Optional.empty();
        }
        LinearWeights weights = LinearWeights.read(file, model.description().signature());
        return Optional.of(new LinearModel(weights.bias(), weights.weights()));
    }
}
