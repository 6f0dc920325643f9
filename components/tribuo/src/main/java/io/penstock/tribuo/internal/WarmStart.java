package io.penstock.tribuo.internal;

import io.penstock.errors.DefinitionException;
import io.penstock.model.Model;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The model that a training is to start from. */
public final class WarmStart {

    private static final String FRAMEWORK = "tribuo";

    private WarmStart() {}

    /**
     * Refuses to start from a model.
     *
     * @throws DefinitionException if there is one
     */
    public static void refuse(TrainingContext context, String estimator) {
        if (context.warmStart().isPresent()) {
            throw new DefinitionException(
                    "%s learns in one go and cannot start from another model. Leave out the model to start from, or take logistic regression or boosted trees."
                            .formatted(estimator));
        }
    }

    /**
     * Returns a file of the model to start from, if there is one.
     *
     * @throws DefinitionException if it is not a model of the same framework, features and problem that has this file
     */
    public static Optional<Path> file(TrainingSet set, TrainingContext context, String name) {
        return context.warmStart().map(model -> file(model, set.signature(), name));
    }

    private static Path file(Model model, Signature signature, String name) {
        Path file = model.directory().resolve(name);
        if (!model.description().framework().equals(FRAMEWORK) || !Files.exists(file)) {
            throw new DefinitionException(
                    "Training cannot start from '%s': it is no model of '%s' with a '%s'. Take one of an equal estimator."
                            .formatted(model, FRAMEWORK, name));
        }
        Signature others = model.description().signature();
        if (!others.features().equals(signature.features()) || !others.problem().equals(signature.problem())) {
            throw new DefinitionException(
                    "Training cannot start from '%s': its features or its problem '%s' are not those of the rows. Transform the rows as for that model."
                            .formatted(model, others.problem()));
        }
        return file;
    }
}
