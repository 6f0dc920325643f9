package io.penstock.artifact;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** The published artifacts of a workspace, for resolvers to choose from. Thread-safe. */
public interface Catalog {

    /**
     * Returns the artifacts of a type that a pipeline produced (or found in the cache), newest first.
     *
     * @param type the artifact type, exactly
     * @param pipeline the pipeline's name
     */
    List<ArtifactRecord> producedBy(String pipeline, Type type);

    /** Returns the newest artifact of a type with a given content, whoever produced it. */
    Optional<ArtifactRecord> withDigest(Type type, Digest digest);
}
