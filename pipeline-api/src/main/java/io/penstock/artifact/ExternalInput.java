package io.penstock.artifact;

import java.nio.file.Path;

/**
 * A file or directory outside the workspace that a component reads. Its content, not its path, enters the cache key.
 *
 * @param path where it is; a directory stands for all files below it
 */
public record ExternalInput(Path path) {

    /** Names a file or directory to read. */
    public static ExternalInput of(Path path) {
        return new ExternalInput(path);
    }
}
