package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Artifacts as directories on a local disk, shared by any number of processes:
 *
 * <pre>
 * artifacts/ab/abcd.../files/         the files of the artifact whose digest begins with ab, read-only
 * artifacts/ab/abcd.../manifest.json  their sizes, digests and times
 * staging/OWNER/7/                    the same, not yet published by the process OWNER
 * damaged/abcd...-UUID/               what was set aside
 * </pre>
 *
 * <p>An artifact is published by one rename, after its content was forced to the disk. Of equal artifacts the first one
 * published stays, with its attachments.
 */
public final class LocalArtifactStore implements ArtifactStore, AutoCloseable {

    private final Layout layout;
    private final String owner;
    private final FileLayer disk;
    private final Publication publication;
    private final AtomicLong places = new AtomicLong();

    private LocalArtifactStore(Layout layout, String owner, FileLayer disk) {
        this.layout = layout;
        this.owner = owner;
        this.disk = disk;
        this.publication = new Publication(layout, disk);
    }

    /**
     * Opens the store of a workspace, making its directories if there are none.
     *
     * @param root the workspace
     * @param owner holds the staging places of this store for as long as it lives
     * @throws EnvironmentException if the workspace cannot be written
     */
    public static LocalArtifactStore open(Path root, OwnerLock owner) {
        return open(root, owner, new Disk());
    }

    /** Opens a store on a file layer that may fail. */
    static LocalArtifactStore open(Path root, OwnerLock owner, FileLayer disk) {
        Layout layout = new Layout(root.toAbsolutePath());
        Workplace.make(disk, layout.artifacts());
        Workplace.make(disk, layout.staging(owner.id()));
        return new LocalArtifactStore(layout, owner.id(), disk);
    }

    @Override
    public Staging stage() throws IOException {
        Layout.Place place = new Layout.Place(layout.staging(owner).resolve(Long.toString(places.incrementAndGet())));
        disk.createDirectories(place.files());
        return new LocalStaging(place);
    }

    @Override
    public Optional<Manifest> manifest(Digest digest) throws IOException {
        Layout.Place place = layout.artifact(digest);
        return Files.exists(place.manifest())
                ? Optional.of(StoredManifest.read(place.manifest()).manifest())
                : Optional.empty();
    }

    @Override
    public Path local(Digest digest) {
        return layout.artifact(digest).files();
    }

    @Override
    public InputStream open(Digest digest, String path) throws IOException {
        Path directory = local(digest);
        Path file = directory.resolve(path).normalize();
        if (!file.startsWith(directory)) {
            throw new IllegalArgumentException(
                    "'%s' is not a path within artifact '%s'.".formatted(path, digest.brief()));
        }
        return Files.newInputStream(file);
    }

    @Override
    public Optional<String> problem(Digest digest, boolean thorough) throws IOException {
        return publication.problem(digest, thorough);
    }

    /** Does nothing to an artifact that is whole: another process may have published it again. */
    @Override
    public void discard(Digest digest) throws IOException {
        Path artifact = layout.artifact(digest).path();
        if (Files.exists(artifact) && problem(digest, true).isPresent()) {
            disk.createDirectories(layout.damaged());
            disk.move(artifact, layout.damaged().resolve(digest.hex() + "-" + UUID.randomUUID()));
            disk.force(layout.shelf(digest));
        }
    }

    @Override
    public Stream<Digest> list() throws IOException {
        return layout.digests().stream();
    }

    /** Deletes what this store staged and did not publish. */
    @Override
    public void close() throws IOException {
        disk.deleteTree(layout.staging(owner));
    }

    private final class LocalStaging implements Staging {
        private final Layout.Place place;

        LocalStaging(Layout.Place place) {
            this.place = place;
        }

        @Override
        public Path directory() {
            return place.files();
        }

        @Override
        public void publish(Manifest manifest) {
            try {
                publication.publish(place, manifest);
            } catch (IOException e) {
                throw new EnvironmentException(
                        "Artifact '%s' of %d bytes cannot be published in '%s': %s. Nothing of it is visible; free space or check the disk, and run again."
                                .formatted(manifest.digest().brief(), manifest.bytes(), layout.root(), e),
                        e);
            }
        }

        @Override
        public void close() throws IOException {
            disk.deleteTree(place.path());
        }
    }
}
