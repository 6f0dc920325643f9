package io.penstock.runtime.artifacts;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;

/** The writing of a value into a directory, which a file system may refuse. */
interface Writing {

    void run() throws IOException;

    /** Writes, and says to people what could not be written and where: the failures of streams name neither. */
    static void of(String kind, Path directory, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new EnvironmentException(
                    "An artifact of kind '%s' cannot be written to '%s': %s. Free space, or check the disk and its permissions, and run again."
                            .formatted(kind, directory, e),
                    e);
        }
    }
}
