package io.penstock.djl;

import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.serving.Recurrence;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.djl.internal.training.NetworkFit;
import io.penstock.djl.network.NetworkTraining;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From estimators to networks. */
final class Networks {

    /** The file that says how the network is built. */
    static final String FILE = "network.json";

    private Networks() {}

    static boolean learnsTables(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification
                || problem instanceof ProblemType.MultilabelClassification
                || problem instanceof ProblemType.Regression
                || problem instanceof ProblemType.Forecasting;
    }

    static Model fit(DjlEstimator estimator, NetworkTraining training, TrainingSet set, TrainingContext context)
            throws IOException, InterruptedException {
        estimator.requireWatched(set);
        if (context.warmStart().isPresent()) {
            StartCheck.run(context.warmStart().get(), estimator, set.signature());
        }
        NetworkFit.run(Plans.of(estimator, set.signature()), training, set, context);
        Files.writeString(context.directory().resolve(FILE), CanonicalJson.write(estimator, DjlEstimator.class));
        return estimator.describe(set, context);
    }

    /** Reads the network of a generator. */
    static Recurrence recurrence(CharacterGenerator generator, Model model) throws IOException {
        Tensors network = ModelFile.read(model).network();
        Plans.shapes(generator, model.description().signature())
                .require(network, ModelFile.network(ModelFile.of(model)));
        return new Recurrence(network);
    }

    static DjlEstimator read(Model model) throws IOException {
        Path file = model.directory().resolve(FILE);
        if (!Files.exists(file)) {
            throw new DataException(
                    "Model '%s' has no '%s'. Restore it or train it again.".formatted(model.directory(), FILE));
        }
        return CanonicalJson.read(Files.readString(file), DjlEstimator.class, "'%s'".formatted(file));
    }
}
