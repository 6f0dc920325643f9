package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the directories of a workspace. */
final class Workplace {

    private Workplace() {}

    static void make(FileLayer disk, Path directory) {
        try {
            disk.createDirectories(directory);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Directory '%s' of the workspace cannot be made: %s. Choose a place that is a directory and can be written."
                            .formatted(directory, e),
                    e);
        }
    }
}
