package io.penstock.artifact;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Stores values of one type as the files of a directory, and reads them back. Found by {@link java.util.ServiceLoader};
 * records need none, they are stored as JSON.
 *
 * <p>Equal values give equal bytes in every identity file. Implementations are stateless and thread-safe.
 *
 * @param <T> the artifact type
 */
public interface ArtifactCodec<T> {

    /** Returns the type that this codec stores. */
    Class<T> type();

    /** Writes a value into an empty directory. */
    void write(T value, Path directory) throws IOException;

    /**
     * Reads a value from its directory, which stays as it is for as long as the value is used; a codec may read lazily.
     */
    T read(Path directory) throws IOException;

    /**
     * Returns whether a file is an attachment: stored and checksummed, but outside the artifact's digest (timings, a
     * framework's own provenance, quarantined rows).
     *
     * @param relativePath with {@code /} between elements
     */
    default boolean isAttachment(String relativePath) {
        return false;
    }
}
