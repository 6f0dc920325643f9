package io.penstock;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A step whose output is a list of artifacts that the workspace holds already, such as the newest three spans. Like a {@link
 * Resolver} it always resolves anew.
 *
 * @param <T> the artifact type of the elements
 */
public non-sealed interface ListResolver<T> extends Step<Port<List<T>>> {

    /**
     * Finds the artifacts; if there are none, the output is withheld.
     *
     * @param catalog what the workspace holds
     * @param inputs gives the artifact behind one of this step's ports, empty if it was withheld
     */
    List<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs);

    /** Says what was looked for, as the reason of a withheld output. */
    String whenAbsent();
}
