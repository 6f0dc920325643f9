package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalArtifactStoreTest {

    @TempDir
    private Path workspace;

    private final FailingDisk disk = new FailingDisk();
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

    @ParameterizedTest
    @CsvSource({"force, 0", "force, 1", "force, 3", "seal, 0", "write, 0", "createDirectories, 0", "move, 0"})
    void aFailingDiskLeavesNothingVisibleAndTheNextPublishSucceeds(String operation, int afterSuccesses)
            throws IOException {
        try (ArtifactStore.Staging staging = store.stage()) {
            Manifest manifest = write(staging, "weights");
            disk.fail(operation, afterSuccesses);

            assertThatThrownBy(() -> staging.publish(manifest))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining(manifest.digest().brief())
                    .hasMessageContaining("No space left on device");
            assertThat(store.list()).isEmpty();

            disk.repair();
            staging.publish(manifest);
            assertThat(store.problem(manifest.digest(), true)).isEmpty();
        }
        assertThat(store.problem(publish("other weights"), true)).isEmpty();
        assertThat(store.list()).hasSize(2);
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
    void aClosedStoreLeavesNoStagingPlace() throws IOException {
        write(store.stage(), "abandoned");

        store.close();

        try (Stream<Path> left = Files.list(new Layout(workspace).staging())) {
            assertThat(left).isEmpty();
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
