package io.penstock.artifact;

import java.nio.file.Path;

/**
 * A directory outside the workspace that a component writes to. It is not part of the cache key.
 *
 * @param path where it is; made if it does not exist
 */
public record OutputLocation(Path path) {

    /** Names a directory to write to. */
    public static OutputLocation of(Path path) {
        return new OutputLocation(path);
    }
}
