package io.penstock.model;

import io.penstock.Library;
import java.util.List;
import java.util.Objects;

/**
 * What {@code model.json} says of a model.
 *
 * @param framework trained it
 * @param format names the {@link ModelLoader}; the framework, if the description does not say
 * @param signature what it takes and gives
 * @param estimator the estimator's record as JSON: its hyperparameters
 * @param libraries the versions that made it
 */
public record ModelDescription(
        String framework, String format, Signature signature, String estimator, List<Library> libraries) {

    /** Copies the libraries. */
    @SuppressWarnings("RedundantNullCheck") // descriptions of before there were formats have none
    public ModelDescription {
        format = Objects.requireNonNullElse(format, framework);
        libraries = List.copyOf(libraries);
    }

    /** Returns the problem that the model answers. */
    public ProblemType problem() {
        return signature.problem();
    }
}
