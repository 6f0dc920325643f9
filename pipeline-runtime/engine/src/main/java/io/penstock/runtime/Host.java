package io.penstock.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Where a run takes place. */
final class Host {

    private static final Path NAME = Path.of("/etc/hostname");

    private Host() {}

    /** Returns the machine's name; asks no name service, which may take seconds. */
    static String name() {
        try {
            return Files.isReadable(NAME) ? Files.readString(NAME).strip() : fromEnvironment();
        } catch (IOException e) {
            return fromEnvironment();
        }
    }

    static Map<String, String> environment() {
        String version = Host.class.getPackage().getImplementationVersion();
        return Map.of(
                "java", Runtime.version().toString(),
                "processors", Integer.toString(Runtime.getRuntime().availableProcessors()),
                "penstock", Objects.requireNonNullElse(version, "unreleased"));
    }

    private static String fromEnvironment() {
        return System.getenv().getOrDefault("COMPUTERNAME", System.getenv().getOrDefault("HOSTNAME", "unknown"));
    }
}
