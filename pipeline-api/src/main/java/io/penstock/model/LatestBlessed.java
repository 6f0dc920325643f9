package io.penstock.model;

import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.artifact.Digest;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the model that a pipeline blessed last, to compare a candidate with. A model equal to the candidate is skipped, so
 * that blessing a model does not change the next run.
 *
 * @param pipeline the pipeline's name
 * @param candidate what will be compared with it
 */
public record LatestBlessed(String pipeline, Port<Model> candidate) implements Resolver<Model> {

    /** The property of a blessed model's artifact that holds the digest of the model itself. */
    public static final String MODEL_PROPERTY = "model";

    @Override
    public Optional<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs) {
        Optional<String> own =
                inputs.apply(candidate).map(record -> record.digest().text());
        return catalog.producedBy(pipeline, BlessedModel.class).stream()
                .map(blessed -> blessed.properties().get(MODEL_PROPERTY))
                .filter(digest -> digest != null && !Optional.of(digest).equals(own))
                .findFirst()
                .flatMap(digest -> catalog.withDigest(Model.class, new Digest(digest)));
    }

    @Override
    public String whenAbsent() {
        return "no other blessed model of '%s' yet".formatted(pipeline);
    }
}
