package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactStoreTest {

    @TempDir
    private Path workspace;

    private final FaultyDisk disk = new FaultyDisk();
    private OwnerLock owner;
    private LocalArtifactStore store;

    @BeforeEach
    void open() {
        owner = OwnerLock.acquire(workspace);
        store = LocalArtifactStore.open(workspace, owner, disk);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        owner.close();
    }

    @Test
    void filesAreReadOnlyOncePublished() throws IOException {
        Digest digest = publish("weights");

        assertThat(Files.getPosixFilePermissions(store.local(digest).resolve("model.bin")))
                .allMatch(permission -> permission.name().endsWith("READ"));
    }

    @Test
    void aNameWithoutItsContentIsSetAsideByTheNextPublish() throws IOException {
        Digest digest = publish("weights");
        Files.delete(new Layout(workspace).artifact(digest).manifest());
        assertThat(store.problem(digest, false)).contains("its manifest is missing");

        publish("weights");

        assertThat(store.problem(digest, true)).isEmpty();
        assertThat(new Layout(workspace).damaged())
                .isDirectoryContaining(path -> path.getFileName().toString().startsWith(digest.hex()));
    }

    @Test
    void aDamagedManifestIsAProblemThatIsNamed() throws IOException {
        Digest digest = publish("weights");
        Path manifest = new Layout(workspace).artifact(digest).manifest();
        Files.writeString(manifest, "{\"format\":");

        assertThat(store.problem(digest, false))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("its manifest is damaged"));
    }

    @Test
    void theManifestOfAnotherArtifactIsAProblem() throws IOException {
        Digest digest = publish("weights");
        Layout layout = new Layout(workspace);
        Files.writeString(
                layout.artifact(digest).manifest(),
                Files.readString(layout.artifact(publish("other")).manifest()));

        assertThat(store.problem(digest, false)).contains("its manifest is that of another artifact");
    }

    @Test
    void noManifestIsSoWrongThatItCannotBeSaidAndMended() throws IOException {
        Digest digest = publish("weights");
        Path manifest = new Layout(workspace).artifact(digest).manifest();
        for (byte[] wrong : Garbled.of(Files.readAllBytes(manifest))) {
            Files.write(manifest, wrong);
            assertThat(store.problem(digest, false))
                    .as(new String(wrong, StandardCharsets.UTF_8))
                    .isPresent();
        }
        assertThat(store.problem(publish("weights"), true)).isEmpty();
    }

    @Test
    void damageThatLeavesNoTraceIsMendedByTheNextPublish() throws IOException {
        Digest digest = publish("weights");
        Path file = store.local(digest).resolve("model.bin");
        FileTime time = Files.getLastModifiedTime(file);
        Files.delete(file);
        Files.writeString(file, "WEIGHTS");
        Files.setLastModifiedTime(file, time);
        assertThat(store.problem(digest, false)).isEmpty();

        publish("weights");

        assertThat(store.problem(digest, true)).isEmpty();
    }

    @Test
    void aFileThatWasNotPublishedIsFoundByTheThoroughCheck() throws IOException {
        Digest digest = publish("weights");
        Files.writeString(store.local(digest).resolve("part-1"), "more");

        assertThat(store.problem(digest, true)).contains("file 'part-1' was not published");
    }

    @Test
    void aPlaceWhosePublicationFailedIsNotUsedAgain() throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            Manifest manifest = write(staging, "weights");
            disk.fail(FaultyDisk.Fault.BROKEN, 0, 0);
            assertThatThrownBy(() -> staging.publish(manifest)).isInstanceOf(EnvironmentException.class);
            disk.repair();

            assertThatThrownBy(() -> staging.publish(manifest))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("was published before. Stage again.");
        }
    }

    @Test
    void aClosedStoreLeavesNoStagingPlace() throws IOException {
        write(store.stage(), "abandoned");

        store.close();

        try (Stream<Path> left = Files.list(new Layout(workspace).staging())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatWasPublishedAgainIsRemovedBesideWhatIsNotDeletedYet() throws IOException {
        Digest digest = publish("weights");
        ArtifactStore.Disposal first = store.remove(digest);
        publish("weights");

        ArtifactStore.Disposal second = store.remove(digest);

        assertThat(store.problem(digest, false)).isPresent();
        first.delete();
        second.delete();
        try (Stream<Path> left = Files.walk(new Layout(workspace).removed())) {
            assertThat(left).noneMatch(path -> path.toString().contains(digest.hex()));
        }
    }

    @Test
    void aPathOutsideTheArtifactIsRefused() throws IOException {
        Digest digest = publish("weights");

        assertThatThrownBy(() -> store.open(digest, "../manifest.json")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWorkspaceThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(workspace.resolve("file"), "x");

        assertThatThrownBy(() -> OwnerLock.acquire(file))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("'" + file);
        assertThatThrownBy(() -> LocalArtifactStore.open(file, owner)).isInstanceOf(EnvironmentException.class);
    }

    private Digest publish(String content) throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            Manifest manifest = write(staging, content);
            staging.publish(manifest);
            return manifest.digest();
        }
    }

    private static Manifest write(ArtifactStore.Staging staging, String content) throws IOException {
        Files.writeString(staging.directory().resolve("model.bin"), content);
        return Manifest.of(staging.directory(), path -> false);
    }
}
