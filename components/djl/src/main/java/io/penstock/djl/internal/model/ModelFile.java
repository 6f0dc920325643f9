package io.penstock.djl.internal.model;

import io.penstock.djl.internal.tensor.SafeTensors;
import io.penstock.djl.internal.tensor.TensorShapes;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.errors.DataException;
import io.penstock.model.Model;
import io.penstock.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The numbers of a trained network.
 *
 * @param network its parameters
 * @param features how features are scaled
 * @param labels how labels are scaled
 */
public record ModelFile(Tensors network, Scaling features, Scaling labels) {

    /** The name of the file. */
    public static final String NAME = "parameters.safetensors";

    private static final String NETWORK = "network.";
    private static final String FEATURES = "features";
    private static final String LABELS = "labels";

    /** Writes the file into a model's directory. */
    public void write(Path directory) throws IOException {
        Tensors all = labels.in(features.in(network.named(NETWORK::concat), FEATURES), LABELS);
        SafeTensors.write(all, directory.resolve(NAME));
    }

    /** Returns where the file of a model is. */
    public static Path of(Model model) {
        return model.directory().resolve(NAME);
    }

    /**
     * Reads the file of a model.
     *
     * @throws DataException if there is none, or its scaling is not that of the model's features and labels
     */
    public static ModelFile read(Model model) throws IOException {
        Path file = of(model);
        if (!Files.exists(file)) {
            throw new DataException("Model '%s' has no '%s'. Restore it, or train it again as a network."
                    .formatted(model.directory(), NAME));
        }
        Tensors all = SafeTensors.read(file);
        scalings(model.description().signature()).require(all.without(NETWORK), "The scaling in '%s'".formatted(file));
        return new ModelFile(all.below(NETWORK), Scaling.from(all, FEATURES), Scaling.from(all, LABELS));
    }

    private static TensorShapes scalings(Signature signature) {
        TensorShapes features = Scaling.shapes(TensorShapes.none(), FEATURES, signature.slots());
        return Scaling.shapes(features, LABELS, signature.problem().labels().size());
    }

    /** Returns how errors name the network in a file. */
    public static String network(Path file) {
        return "The network in '%s'".formatted(file);
    }
}
