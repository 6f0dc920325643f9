package io.penstock.runtime;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.files.FileDigests;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.schedule.MetricFiles;
import io.penstock.runtime.store.TemporaryArtifacts;
import io.penstock.runtime.store.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Opens the places where workspaces keep what they know. */
final class Storages {

    private Storages() {}

    static Storage inMemory(Clock clock) {
        TemporaryDirectory directory = new TemporaryDirectory();
        return new Storage(
                "in memory",
                new InMemoryMetadataStore(clock),
                new TemporaryArtifacts(directory),
                "memory-" + UUID.randomUUID(),
                FileDigests.inMemory(),
                CodeTables.inMemory(),
                new MetricFiles(() -> directory.path().resolve("metrics")),
                directory::close);
    }

    static Storage in(Path directory, Clock clock) {
        prepare(directory);
        try {
            return new Storage(
                    directory.toString(),
                    SqliteMetadataStore.open(directory.resolve("metadata.db"), clock),
                    new TemporaryArtifacts(new TemporaryDirectory()),
                    UUID.randomUUID().toString(),
                    FileDigests.in(directory.resolve("digests.tsv")),
                    CodeTables.in(directory.resolve("code")),
                    new MetricFiles(() -> directory.resolve("metrics")),
                    () -> {});
        } catch (IOException e) {
            throw new EnvironmentException("Workspace '%s' cannot be opened: %s".formatted(directory, e), e);
        }
    }

    private static void prepare(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new EnvironmentException(
                    "Workspace '%s' is a file. Give the path of a directory, or of nothing.".formatted(directory));
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EnvironmentException("Workspace '%s' cannot be made: %s".formatted(directory, e), e);
        }
        if (!Files.isWritable(directory)) {
            throw new EnvironmentException(
                    "Workspace '%s' cannot be written. Change its permissions, or use another directory."
                            .formatted(directory));
        }
    }
}
