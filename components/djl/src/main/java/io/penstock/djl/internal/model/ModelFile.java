package io.penstock.djl.internal.model;

import io.penstock.djl.internal.tensor.SafeTensors;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.errors.DataException;
import io.penstock.model.Model;
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

    /**
     * Reads the file of a model.
     *
     * @throws DataException if there is none
     */
    public static ModelFile read(Model model) throws IOException {
        Path file = model.directory().resolve(NAME);
        if (!Files.exists(file)) {
            throw new DataException("Model '%s' has no '%s'. Restore it, or train it again as a network."
                    .formatted(model.directory(), NAME));
        }
        Tensors all = SafeTensors.read(file);
        return new ModelFile(all.below(NETWORK), Scaling.from(all, FEATURES), Scaling.from(all, LABELS));
    }
}
