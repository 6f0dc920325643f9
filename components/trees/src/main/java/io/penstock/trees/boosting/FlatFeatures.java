package io.penstock.trees.boosting;

import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import io.penstock.model.Signature;
import java.util.List;
import java.util.stream.IntStream;

/** The features of a model of trees, which are numbers and categories: one place each. */
public final class FlatFeatures {

    private FlatFeatures() {}

    /**
     * Returns the features of a signature.
     *
     * @throws DefinitionException if one is a sequence of tokens
     */
    public static List<Feature> of(Signature signature) {
        for (Feature feature : signature.features()) {
            if (feature instanceof Feature.Sequence) {
                throw new DefinitionException(
                        "Feature '%s' is a sequence of tokens, which trees cannot split. Take an estimator for texts, or leave it out."
                                .formatted(feature.name()));
            }
        }
        return signature.features();
    }

    /** Returns the places of categories. */
    public static int[] categories(List<Feature> features) {
        return IntStream.range(0, features.size())
                .filter(i -> features.get(i) instanceof Feature.Categorical)
                .toArray();
    }
}
