package io.penstock.cli;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that something goes to after long work, which must not end there. */
final class Destination {

    private Destination() {}

    /**
     * Refuses a directory that cannot be written, or made where it is to be.
     *
     * @param advice what to do, a sentence
     */
    static void check(Path directory, String advice) {
        Path existing = existing(directory);
        if (!Files.isDirectory(existing)) {
            throw new EnvironmentException(
                    "Nothing can be written to '%s': '%s' is no directory. %s".formatted(directory, existing, advice));
        }
        probe(directory, existing, advice);
    }

    /** Returns what there is of a directory: itself, or what it would be made in. */
    static Path existing(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    /** A file tells more than permissions: to root all is permitted, also where there is nothing to write on. */
    private static void probe(Path directory, Path existing, String advice) {
        try {
            Files.delete(Files.createTempFile(existing, ".penstock", null));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Nothing can be written to '%s': in '%s' no file can be made (%s). %s"
                            .formatted(directory, existing, e.getClass().getSimpleName(), advice),
                    e);
        }
    }
}
