package io.penstock.runtime.metadata;

import java.util.Objects;

/**
 * The newest execution that computed a cache key: it was executed, not taken from the cache, and finished well.
 *
 * @param execution what it did
 * @param isForgotten whether the key does not count as computed any more, since an output was damaged or given up
 */
public record Computed(Event.ExecutionFinished execution, boolean isForgotten) {

    /** Checks that the execution is there. */
    public Computed {
        Objects.requireNonNull(execution, "execution");
    }
}
