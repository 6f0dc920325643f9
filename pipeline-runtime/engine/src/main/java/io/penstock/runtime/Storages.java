package io.penstock.runtime;

import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.files.FileDigests;
import io.penstock.runtime.files.TemporaryDirectory;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.observe.AttemptLogs;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.store.CancelRequests;
import io.penstock.runtime.store.ClaimFiles;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.InMemoryArtifactStore;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import io.penstock.runtime.store.Sweeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Opens the places where workspaces keep what they know. */
final class Storages {

    private static final String DATABASE = "metadata.db";

    private Storages() {}

    static Storage inMemory(Clock clock) {
        TemporaryDirectory files = new TemporaryDirectory();
        MetadataStore metadata = new InMemoryMetadataStore(clock);
        InMemoryArtifactStore artifacts = new InMemoryArtifactStore(artifact -> relied(metadata, artifact));
        return new Storage(
                "in memory",
                Optional.empty(),
                metadata,
                artifacts,
                "memory-" + UUID.randomUUID(),
                FileDigests.inMemory(),
                CodeTables.inMemory(),
                new MetricFiles(files::path),
                new AttemptLogs(files::path),
                Claims.NONE,
                Holds.inMemory(),
                () -> close("in memory", () -> {
                    files.close();
                    artifacts.close();
                }));
    }

    static Storage in(Path directory, Clock clock, Executor later) {
        check(directory);
        OwnerLock owner = OwnerLock.acquire(directory);
        try {
            MetadataStore metadata = SqliteMetadataStore.open(directory.resolve(DATABASE), clock);
            try {
                return in(directory, owner, metadata, clock, later);
            } catch (RuntimeException | Error e) {
                metadata.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            close(directory.toString(), owner::close);
            throw e;
        }
    }

    /** Opens places that are there, and leaves them as they are. */
    static Storage readOnly(Path directory, Clock clock) {
        if (!Files.exists(directory.resolve(DATABASE))) {
            throw new EnvironmentException(
                    "There is no workspace in '%s' to look at. Give the path of one.".formatted(directory));
        }
        LocalArtifactStore artifacts = LocalArtifactStore.openReadOnly(directory);
        return new Storage(
                directory.toString(),
                Optional.empty(),
                SqliteMetadataStore.openReadOnly(directory.resolve(DATABASE), clock),
                artifacts,
                OwnerLock.NOBODY,
                FileDigests.inMemory(),
                CodeTables.in(directory.resolve("code")),
                new MetricFiles(() -> directory.resolve("metrics")),
                new AttemptLogs(() -> directory.resolve("logs")),
                Claims.NONE,
                Holds.inMemory(),
                artifacts::close);
    }

    private static Storage in(Path directory, OwnerLock owner, MetadataStore metadata, Clock clock, Executor later) {
        FileDigests digests = FileDigests.in(directory.resolve("digests.tsv"));
        LocalArtifactStore artifacts =
                LocalArtifactStore.open(directory, owner, artifact -> relied(metadata, artifact));
        try {
            return in(directory, owner, metadata, digests, artifacts, swept(directory, owner, metadata, clock, later));
        } catch (RuntimeException | Error e) {
            artifacts.close();
            throw e;
        }
    }

    /** Opens the claims when all is swept that others left. */
    private static ClaimFiles swept(
            Path directory, OwnerLock owner, MetadataStore metadata, Clock clock, Executor later) {
        CancelRequests requests = new CancelRequests(directory);
        new Sweeper(directory, owner, metadata).sweep(clock.instant()).forEach(requests::forget);
        return ClaimFiles.open(directory.resolve("claims"), later);
    }

    private static Storage in(
            Path directory,
            OwnerLock owner,
            MetadataStore metadata,
            FileDigests digests,
            LocalArtifactStore artifacts,
            ClaimFiles claims) {
        Holds holds = Holds.in(directory, owner);
        return new Storage(
                directory.toString(),
                Optional.of(directory),
                metadata,
                artifacts,
                owner.id(),
                digests,
                CodeTables.in(directory.resolve("code")),
                new MetricFiles(() -> directory.resolve("metrics")),
                new AttemptLogs(() -> directory.resolve("logs")),
                claims,
                holds,
                () -> close(directory.toString(), () -> {
                    try (owner;
                            artifacts;
                            holds) {
                        claims.close();
                    }
                }));
    }

    /** What is published again is not given up any more; whoever wants to delete it asks under the same lock. */
    private static void relied(MetadataStore metadata, Digest artifact) {
        if (metadata.givenUp().since(artifact).isPresent()) {
            metadata.givenUp().takeBack(List.of(artifact));
        }
    }

    /** Something whose closing may fail for reasons outside. */
    private interface Closing {
        void close() throws IOException;
    }

    private static void close(String workspace, Closing closing) {
        try {
            closing.close();
        } catch (IOException e) {
            throw new EnvironmentException("Workspace '%s' cannot be closed: %s".formatted(workspace, e), e);
        }
    }

    /** The directory is made by its first owner. */
    private static void check(Path directory) {
        Path here = Path.of("").toAbsolutePath();
        if (!directory.isAbsolute() && !Files.exists(here)) { // Java writes its name in the letters of the locale alone
            throw new EnvironmentException(
                    "Workspace '%s' cannot be found from here: the working directory is not '%s'. Give an absolute path, or start Java with a locale of UTF-8, such as LC_ALL=C.UTF-8."
                            .formatted(directory, here));
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new EnvironmentException(
                    "Workspace '%s' is a file. Give the path of a directory, or of nothing.".formatted(directory));
        }
        if (Files.exists(directory) && !Files.isWritable(directory)) {
            throw new EnvironmentException(
                    "Workspace '%s' cannot be written. Change its permissions, or use another directory."
                            .formatted(directory));
        }
    }
}
