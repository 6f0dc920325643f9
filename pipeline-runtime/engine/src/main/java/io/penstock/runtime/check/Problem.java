package io.penstock.runtime.check;

import io.penstock.artifact.Digest;
import java.util.Optional;

/**
 * Something in a workspace that is not as it should be, or not needed.
 *
 * @param kind of what kind
 * @param digest of the artifact it is about, if it is about one
 * @param text a sentence for people
 */
public record Problem(Kind kind, Optional<Digest> digest, String text) {

    /** The kinds of problems. */
    public enum Kind {
        /** An execution produced an artifact that is nowhere. */
        MISSING(true),
        /** An artifact is there, and is not what was published. */
        DAMAGED(true),
        /** An execution read, or someone pinned, an artifact that no execution produced and that is not there. */
        DANGLING(true),
        /** The metadata is damaged: a page, an index, or a row that refers to none. */
        INDEX(true),
        /** An artifact that was given up by a garbage collection that broke off, and is still there; the next one deletes it. */
        UNCOLLECTED(false),
        /** An artifact that is whole and that no execution produced: a process ended before it could say so. */
        ORPHAN(false),
        /** Something among the artifacts that is none. */
        STRANGER(false),
        /** A damaged artifact that was set aside when it was found. */
        SET_ASIDE(false),
        /** What an owner that is gone had staged; it is swept when the workspace is opened. */
        ABANDONED_STAGING(false),
        /** A run whose owner is gone; it ends as interrupted when the workspace is opened. */
        ABANDONED_RUN(false);

        private final boolean isError;

        Kind(boolean isError) {
            this.isError = isError;
        }

        /** Returns whether something is lost; else it only takes up space. */
        public boolean isError() {
            return isError;
        }
    }
}
