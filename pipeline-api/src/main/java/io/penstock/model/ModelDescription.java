package io.penstock.model;

import io.penstock.Library;
import java.util.List;

/**
 * What {@code model.json} says of a model.
 *
 * @param framework names the {@link ModelLoader}
 * @param signature what it takes and gives
 * @param estimator the estimator's record as JSON: its hyperparameters
 * @param libraries the versions that made it
 */
public record ModelDescription(String framework, Signature signature, String estimator, List<Library> libraries) {

    /** Copies the libraries. */
    public ModelDescription {
        libraries = List.copyOf(libraries);
    }

    /** Returns the problem that the model answers. */
    public ProblemType problem() {
        return signature.problem();
    }
}
