package io.penstock.runtime.artifacts;

import io.penstock.artifact.Digest;
import java.time.Instant;

/** An artifact was published, and is not there any more as it was. */
public final class DamagedArtifact extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Digest digest;
    private final boolean collected;

    DamagedArtifact(Digest digest, String problem) {
        this("Artifact %s is damaged: %s.".formatted(digest.brief(), problem), digest, false);
    }

    private DamagedArtifact(String message, Digest digest, boolean collected) {
        super(message);
        this.collected = collected;
        this.digest = digest;
    }

    /** Says that an artifact was deleted on purpose. */
    static DamagedArtifact collected(Digest digest, Instant time) {
        return new DamagedArtifact(
                "Artifact %s was deleted by garbage collection at '%s'.".formatted(digest.brief(), time), digest, true);
    }

    /** Returns whether it was deleted on purpose. */
    public boolean isCollected() {
        return collected;
    }

    /** Returns the digest that it should have. */
    public Digest digest() {
        return digest;
    }
}
