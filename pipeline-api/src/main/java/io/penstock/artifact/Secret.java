package io.penstock.artifact;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A credential by the name of its place, never by its value: neither is part of the cache key, of a log or of a report.
 *
 * @param reference {@code env:NAME} for an environment variable, {@code file:PATH} for a file's text
 */
public record Secret(String reference) {

    /** Checks the form of the reference. */
    public Secret {
        if (!reference.startsWith("env:") && !reference.startsWith("file:")) {
            throw new IllegalArgumentException(
                    "A secret is named by 'env:NAME' or 'file:PATH', never given as text. Put it into one of these.");
        }
    }

    /**
     * Reads the credential's text, without surrounding white space.
     *
     * @throws EnvironmentException if the variable is not set or the file cannot be read
     */
    public String reveal() {
        String place = reference.substring(reference.indexOf(':') + 1);
        return (reference.startsWith("env:") ? fromEnvironment(place) : fromFile(Path.of(place))).strip();
    }

    @Override
    public String toString() {
        return "Secret[...]";
    }

    private static String fromEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new EnvironmentException("Environment variable '%s' holds a secret and is not set.".formatted(name));
        }
        return value;
    }

    private static String fromFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new EnvironmentException("File '%s' holds a secret and cannot be read.".formatted(file), e);
        }
    }
}
