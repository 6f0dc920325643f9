package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The claims of processes to keys that they compute. Thread-safe; a process asks for a key that it holds no second time. */
public interface Claims {

    /** The claims of a workspace that no other process can use. */
    Claims NONE = new Claims() {
        @Override
        public Optional<CompletionStage<Void>> take(Digest key) {
            return Optional.empty();
        }

        @Override
        public void release(Digest key) {}
    };

    /** Takes a key; if another process has it, returns when to ask again. */
    Optional<CompletionStage<Void>> take(Digest key);

    /** Gives a key back. */
    void release(Digest key);
}
