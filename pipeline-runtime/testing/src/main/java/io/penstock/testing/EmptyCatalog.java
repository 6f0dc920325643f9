package io.penstock.testing;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.artifact.Digest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** The catalog of a workspace without artifacts: a component sees none. */
record EmptyCatalog() implements Catalog {

    @Override
    public List<ArtifactRecord> producedBy(String pipeline, Type type) {
        return List.of();
    }

    @Override
    public Optional<ArtifactRecord> withDigest(Type type, Digest digest) {
        return Optional.empty();
    }
}
