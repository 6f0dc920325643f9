package io.penstock.djl;

import io.penstock.artifact.ExternalInput;
import io.penstock.djl.internal.serving.ScriptScorer;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network that was trained and traced elsewhere, for example by {@code torch.jit.trace} in Python, as an estimator that trains
 * nothing: its {@code fit} tries the network on the first rows and makes a model of it, with the signature of those rows. It
 * takes one array of 32-bit floats of shape (rows, slots), the features in order, and returns one of shape (rows, scores).
 *
 * @param file the network, a {@code .pt}
 * @param outputs what it returns
 */
public record TorchScript(ExternalInput file, Outputs outputs) implements DjlEstimator {

    private static final String SCRIPT = "network.pt";

    /** What a network returns. */
    public enum Outputs {
        /** Scores as the problem defines them, for example probabilities. */
        SCORES,
        /** Numbers before the logistic function, the softmax or, for counts, the exponential. */
        RAW
    }

    /** Returns this estimator for a network that returns something else. */
    public TorchScript withOutputs(Outputs other) {
        return new TorchScript(file, other);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return !(problem instanceof ProblemType.TextGeneration);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        if (context.warmStart().isPresent()) {
            throw new DataException(
                    "A TorchScript network is not trained, so that it cannot start from another model.");
        }
        Model model = importModel(set.signature(), context.directory());
        try (ScriptScorer scorer = scorer(model)) {
            set.rows().forEach(context, (block, first) -> {
                if (first == 0) {
                    scorer.check(block);
                }
            });
        }
        return model;
    }

    /**
     * Makes a model of the network in an empty directory, for callers who have features instead of raw rows. Tries it on a row
     * of zeros.
     *
     * @throws DataException if the network does not take or give what the signature says
     */
    public Model importModel(Signature signature, Path directory) throws IOException {
        if (!Files.isRegularFile(file.path())) {
            throw new DataException(
                    "There is no TorchScript network '%s'. Name the file that was traced.".formatted(file.path()));
        }
        Files.copy(file.path(), directory.resolve(SCRIPT));
        Files.writeString(directory.resolve(Networks.FILE), CanonicalJson.write(imported(), DjlEstimator.class));
        String hyperparameters = CanonicalJson.write(imported());
        Model model = Model.write(
                directory, new ModelDescription(framework(), format(), signature, hyperparameters, libraries()));
        scorer(model).close();
        return model;
    }

    /** Where it came from is no part of the model. */
    private TorchScript imported() {
        return new TorchScript(ExternalInput.of(Path.of(SCRIPT)), outputs);
    }

    ScriptScorer scorer(Model model) throws IOException {
        return ScriptScorer.load(
                model.directory().resolve(SCRIPT), model.description().signature(), outputs == Outputs.RAW);
    }
}
