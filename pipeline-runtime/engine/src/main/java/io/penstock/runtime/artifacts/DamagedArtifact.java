package io.penstock.runtime.artifacts;

import io.penstock.artifact.Digest;

/** An artifact was published, and is not there any more as it was. */
public final class DamagedArtifact extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Digest digest;

    DamagedArtifact(Digest digest, String problem) {
        super("Artifact %s is damaged: %s.".formatted(digest.brief(), problem));
        this.digest = digest;
    }

    /** Returns the digest that it should have. */
    public Digest digest() {
        return digest;
    }
}
