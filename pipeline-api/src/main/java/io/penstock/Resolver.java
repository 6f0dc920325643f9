package io.penstock;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import java.util.Optional;
import java.util.function.Function;

/**
 * A step whose output is an artifact that the workspace holds already. It always resolves anew; the digest of what it finds
 * enters the cache keys behind it.
 *
 * @param <T> the artifact type
 */
public non-sealed interface Resolver<T> extends Step<Port<T>> {

    /**
     * Finds the artifact; if there is none, the output is withheld.
     *
     * @param catalog what the workspace holds
     * @param inputs gives the artifact behind one of this step's ports, empty if it was withheld
     */
    Optional<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs);

    /** Says what was looked for, as the reason of a withheld output: {@code no blessed model of 'taxi-tips' yet}. */
    String whenAbsent();
}
