package io.penstock.flow;

import java.util.Optional;

/**
 * What a {@link Gate} asks of an artifact. An implementation is a record, so that its settings and its code are in the cache key.
 *
 * @param <C> the type of the artifact
 */
@FunctionalInterface
public interface Requirement<C> {

    /** Returns what stands against the artifact, for people, for example {@code auc 0.81 is below 0.93}; empty if nothing does. */
    Optional<String> objection(C artifact);
}
