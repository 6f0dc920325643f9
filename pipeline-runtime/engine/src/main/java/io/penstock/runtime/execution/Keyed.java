package io.penstock.runtime.execution;

import io.penstock.artifact.Digest;
import io.penstock.runtime.cache.CacheKey;
import java.util.Map;
import java.util.Optional;

/**
 * The key of an execution, as far as it has one.
 *
 * @param key under which it is found again; empty if it is not
 * @param parts of the key, and notes
 */
record Keyed(Optional<Digest> key, Map<String, String> parts) {

    static final Keyed NONE = new Keyed(Optional.empty(), Map.of());

    /** Returns the key of what was not run, by the plan of its run. */
    static Keyed provided(String how) {
        return new Keyed(Optional.empty(), Map.of(CacheKey.PROVISION, how));
    }

    /** Returns the key of what was taken from an earlier run, by the plan of its run. */
    static Keyed taken(String how, String run) {
        return new Keyed(Optional.empty(), Map.of(CacheKey.PROVISION, how, CacheKey.TAKEN, run));
    }

    /** Returns the key of what has none, but something to be said of it. */
    static Keyed note(String name, String text) {
        return new Keyed(Optional.empty(), Map.of(name, text));
    }
}
