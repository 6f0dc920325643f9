package io.penstock.runtime.metadata;

import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The artifacts that garbage collection gave up: nobody may rely on their contents, whether they are still there or not. What is
 * known of them stays. Everything is durable when it returns; thread-safe and safe between processes.
 *
 * <p>An execution that writes an artifact, or finds it, takes it back.
 */
public interface GivenUp {

    /** Gives artifacts up, and forgets that the keys were computed whose executions wrote them. */
    void add(Collection<Digest> artifacts, Instant at);

    /** Returns the refusal to keep an artifact that is given up. */
    static DataException refusal(Digest artifact, Instant since) {
        return new DataException(
                "Artifact '%s' cannot be pinned: garbage collection gave it up at '%s'. Run its pipeline again, which makes it again."
                        .formatted(artifact.brief(), since));
    }

    /** Takes artifacts back: someone has their contents, or makes them. The keys stay forgotten. */
    void takeBack(Collection<Digest> artifacts);

    /** Returns when an artifact was given up, if it is. */
    Optional<Instant> since(Digest artifact);

    /** Returns every artifact that is given up. */
    Set<Digest> all();

    /** Returns those whose content is kept with the metadata and has not been deleted yet. */
    Set<Digest> undeleted();

    /**
     * Deletes the contents of those among some artifacts that are given up still. Nobody takes one of them back meanwhile.
     *
     * @param files takes away what is kept elsewhere, quickly; may be called a second time for the same artifact
     */
    void delete(Collection<Digest> artifacts, Consumer<Digest> files);
}
