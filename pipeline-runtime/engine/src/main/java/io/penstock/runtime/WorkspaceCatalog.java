package io.penstock.runtime;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.MetadataStore;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** The artifacts that the metadata store knows. */
record WorkspaceCatalog(MetadataStore metadata) implements Catalog {

    @Override
    public List<ArtifactRecord> producedBy(String pipeline, Type type) {
        return metadata.artifactsOf(pipeline, type.getTypeName());
    }

    @Override
    public Optional<ArtifactRecord> withDigest(Type type, Digest digest) {
        return metadata.artifact(type.getTypeName(), digest)
                .filter(artifact -> metadata.givenUp().since(digest).isEmpty());
    }
}
