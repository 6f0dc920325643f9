package io.penstock.djl.internal.training;

import io.penstock.djl.internal.tensor.SafeTensors;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Checkpoints.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a training stands after an epoch.
 *
 * @param steps the number of minibatches so far
 * @param watched the losses of the rows that are watched, epoch by epoch
 * @param parameters of the network
 * @param best of those epochs, if training may stop early
 * @param moments of the optimizer
 */
record Stand(long steps, List<Double> watched, Tensors parameters, Tensors best, Tensors moments) {

    private static final String COUNTS = "counts.json";
    private static final String NUMBERS = "state.safetensors";

    private record Counts(long steps, List<Double> watched) {}

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(COUNTS), CanonicalJson.write(new Counts(steps, watched)));
        Tensors all = parameters
                .named("parameters."::concat)
                .with(best.named("best."::concat))
                .with(moments.named("moments."::concat));
        SafeTensors.write(all, directory.resolve(NUMBERS));
    }

    static Stand read(Checkpoint checkpoint) throws IOException {
        Path file = checkpoint.directory().resolve(COUNTS);
        Counts counts = CanonicalJson.read(Files.readString(file), Counts.class, "'%s'".formatted(file));
        Tensors all = SafeTensors.read(checkpoint.directory().resolve(NUMBERS));
        return new Stand(
                counts.steps(), counts.watched(), all.below("parameters."), all.below("best."), all.below("moments."));
    }
}
