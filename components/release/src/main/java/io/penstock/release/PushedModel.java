package io.penstock.release;

import io.penstock.artifact.Digest;

/**
 * What a push did.
 *
 * @param model the digest of the model that serves now
 * @param version its number in the serving directory, 1 for the first
 * @param directory its directory, relative to the serving directory
 * @param how what was written
 */
public record PushedModel(Digest model, int version, String directory, How how) {

    /** What a push wrote. */
    public enum How {
        /** The model and the pointer. */
        PUSHED("pushed"),
        /** The pointer alone: the model was there from an earlier push. */
        POINTED("pointed to an earlier push"),
        /** Nothing: the model was serving already. */
        ALREADY_THERE("already there");

        private final String text;

        How(String text) {
            this.text = text;
        }

        /** Returns the words for people. */
        public String text() {
            return text;
        }
    }
}
