package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Makes the directories of a workspace. */
final class Workplace {

    private Workplace() {}

    /** Makes the directory of a workspace and those above it that are missing, each with a durable name. */
    static void found(FileLayer disk, Path root) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path place = root; !Files.exists(place); place = parent(place)) {
            missing.push(place);
        }
        missing.forEach(directory -> attempt(directory, () -> establish(disk, directory)));
    }

    /** Makes a directory within a workspace that may be lost with the machine. */
    static void make(FileLayer disk, Path directory) {
        attempt(directory, () -> disk.createDirectories(directory));
    }

    /** Makes a directory within a workspace whose name is durable, as {@link #establish} does. */
    static void makeDurable(FileLayer disk, Path directory) {
        attempt(directory, () -> establish(disk, directory));
    }

    /** Makes a directory, and its name durable also if it exists: whoever made it may not have come so far. */
    static void establish(FileLayer disk, Path directory) throws IOException {
        disk.createDirectories(directory);
        disk.force(parent(directory));
    }

    private interface Making {
        void run() throws IOException;
    }

    private static void attempt(Path directory, Making making) {
        try {
            making.run();
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Directory '%s' of the workspace cannot be made: %s. Choose a place that is a directory and can be written."
                            .formatted(directory, e),
                    e);
        }
    }

    private static Path parent(Path directory) {
        return Objects.requireNonNull(directory.getParent(), "a directory below a root");
    }
}
