package io.penstock.model;

import io.penstock.Library;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Trains models of one framework and kind. A record: its fields are its hyperparameters.
 *
 * <p>Equal hyperparameters, data and seed give a model of equal digest, for any number of threads.
 */
public interface Estimator {

    /** Returns the framework's name. */
    String framework();

    /** Returns the name of the files' format, by which the model finds its {@link ModelLoader} again: the framework by default. */
    default String format() {
        return framework();
    }

    /**
     * Trains a model: writes the framework's files into {@code context.directory()} and ends with {@code describe(set,
     * context)}.
     *
     * @throws io.penstock.errors.DataException if it cannot learn from these rows, for example a constant label
     * @throws InterruptedException if the training was cancelled
     */
    Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException;

    /** Returns whether it can learn to answer a problem, which may be known in part: classes are empty before rows are read. */
    boolean supports(ProblemType problem);

    /** Returns when a training ends before its last step, for which there have to be rows to watch; never by default. */
    default Optional<EarlyStopping> earlyStopping() {
        return Optional.empty();
    }

    /**
     * Checks that there are rows to watch if a training may end early; {@code fit} calls it before it reads rows.
     *
     * @throws DefinitionException if there are none
     */
    default void requireWatched(TrainingSet set) {
        if (earlyStopping().isPresent() && set.watched().isEmpty()) {
            throw new DefinitionException(
                    "Estimator '%s' is to stop early, but there are no rows to watch. Name a split that has some, or take out early stopping."
                            .formatted(this));
        }
    }

    /** Returns the libraries whose version changes the model. */
    default List<Library> libraries() {
        return List.of();
    }

    /** Writes {@code model.json} beside the framework's files, which makes the directory a model. */
    default Model describe(TrainingSet set, TrainingContext context) throws IOException {
        String hyperparameters = CanonicalJson.write(this);
        return Model.write(
                context.directory(),
                new ModelDescription(framework(), format(), set.signature(), hyperparameters, libraries()));
    }
}
