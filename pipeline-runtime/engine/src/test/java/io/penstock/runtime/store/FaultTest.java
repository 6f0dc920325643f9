package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.store.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets every operation of a publication fail in each way, once or from there on, with a damaged artifact in its place. */
class FaultTest {

    private static final int WITHOUT_END = Integer.MAX_VALUE - 1;

    @TempDir
    private Path directory;

    private final FaultyDisk disk = new FaultyDisk();
    private int workspaces;

    @ParameterizedTest
    @EnumSource
    void aFaultAtAnyMomentIsNamedAndTheNextPublicationSucceeds(Fault fault) throws IOException {
        int operations = fail(fault, WITHOUT_END, WITHOUT_END);
        assertThat(operations).isGreaterThan(10);
        for (int operation = 0; operation < operations; operation++) {
            fail(fault, operation, operation);
            fail(fault, operation, WITHOUT_END);
        }
    }

    @Test
    void theMessageSaysWhatWhereWhyAndWhatToDo() throws IOException {
        Path workspace = prepared();
        try (OwnerLock owner = OwnerLock.acquire(workspace, disk);
                LocalArtifactStore store = LocalArtifactStore.open(workspace, owner, disk);
                ArtifactStore.Staging staging = store.stage()) {
            Manifest manifest = write(staging.directory());
            disk.fail(Fault.DISK_FULL, 3, 3);

            assertThat(catchThrowable(() -> staging.publish(manifest)))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessage(
                            "Artifact '%s' of 11 bytes cannot be published in workspace '%s': java.nio.file.FileSystemException: %s: No space left on device. Free space, or check the disk and its permissions, and run again.",
                            manifest.digest().brief(),
                            workspace,
                            staging.directory().resolve("eval/part-0"));
        }
    }

    /** Publishes on a disk that fails and on the same one after its repair; returns how many operations there were. */
    private int fail(Fault fault, int from, int to) throws IOException {
        Path workspace = prepared();
        int operations;
        try (OwnerLock owner = OwnerLock.acquire(workspace, disk);
                LocalArtifactStore store = LocalArtifactStore.open(workspace, owner, disk)) {
            disk.fail(fault, from, to);
            Throwable failure = catchThrowable(() -> publish(store));
            operations = disk.operations();
            assertClear(failure, workspace, operations > from);
            assertNothingHalf(store, failure);
            disk.repair();
            assertThat(store.problem(publish(store), true)).isEmpty();
        }
        assertOnlyWholeOnesAreLeft(workspace);
        return operations;
    }

    private static void assertClear(Throwable failure, Path workspace, boolean expected) {
        if (expected) {
            assertThat(failure)
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("workspace '%s'", workspace)
                    .hasMessageContaining("Free space, or check the disk and its permissions, and run again.");
        } else {
            assertThat(failure).isNull();
        }
    }

    /** Either a whole artifact or none; the damaged one, if it is still there, is known to be. */
    private static void assertNothingHalf(ArtifactStore store, Throwable failure) throws IOException {
        try (Stream<Digest> artifacts = store.list()) {
            for (Digest digest : artifacts.toList()) {
                boolean whole = store.problem(digest, true).isEmpty();
                assertThat(store.problem(digest, false).isEmpty()).isEqualTo(whole);
                assertThat(whole || failure != null).isTrue();
            }
        }
    }

    private void assertOnlyWholeOnesAreLeft(Path workspace) throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(workspace, disk);
                LocalArtifactStore store = LocalArtifactStore.open(workspace, owner, disk)) {
            new Sweeper(workspace, owner, new InMemoryMetadataStore()).sweep(Instant.EPOCH);
            try (Stream<Path> staging = Files.list(new Layout(workspace).staging());
                    Stream<Digest> artifacts = store.list()) {
                assertThat(staging.map(path -> path.getFileName().toString())).containsExactly(owner.id());
                List<Digest> digests = artifacts.toList();
                assertThat(digests).hasSize(1);
                assertThat(store.problem(digests.get(0), true)).isEmpty();
            }
        }
    }

    /** Makes a workspace in which the artifact lacks a file. */
    private Path prepared() throws IOException {
        Path workspace = directory.resolve("workspace-" + workspaces++);
        try (OwnerLock owner = OwnerLock.acquire(workspace, disk);
                LocalArtifactStore store = LocalArtifactStore.open(workspace, owner, disk)) {
            Files.delete(store.local(publish(store)).resolve("model.bin"));
        }
        return workspace;
    }

    private static Digest publish(ArtifactStore store) throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            Manifest manifest = write(staging.directory());
            staging.publish(manifest);
            return manifest.digest();
        }
    }

    private static Manifest write(Path place) throws IOException {
        Files.writeString(place.resolve("model.bin"), "weights");
        Files.createDirectory(place.resolve("eval"));
        Files.writeString(place.resolve("eval/part-0"), "1,2\n");
        return Manifest.of(place, path -> false);
    }
}
