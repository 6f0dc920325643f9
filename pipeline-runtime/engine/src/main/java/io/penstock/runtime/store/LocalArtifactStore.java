package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Artifacts as directories on a local disk, shared by any number of processes:
 *
 * <pre>
 * artifacts/ab/abcd.../files/         the files of the artifact whose digest begins with ab, read-only
 * artifacts/ab/abcd.../manifest.json  their sizes, digests and times
 * staging/OWNER/7/                    the same, not yet published by the process OWNER
 * damaged/abcd...-UUID/               what was set aside
 * removed/UUID/7-abcd.../             what was removed, and is about to be deleted
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

    private LocalArtifactStore(Layout layout, String owner, FileLayer disk, Consumer<Digest> relied) {
        this.layout = layout;
        this.owner = owner;
        this.disk = disk;
        this.publication = new Publication(layout, disk, relied);
    }

    /**
     * Opens the store of a workspace, making its directories if there are none.
     *
     * @param root the workspace
     * @param owner holds the staging places of this store for as long as it lives
     * @throws EnvironmentException if the workspace cannot be written
     */
    public static LocalArtifactStore open(Path root, OwnerLock owner) {
        return open(root, owner, artifact -> {});
    }

    /**
     * Opens the store of a workspace whose artifacts may be given up, as {@link #open(Path, OwnerLock)} does.
     *
     * @param relied is told of an artifact that is there already when it is published, before it is looked at
     */
    public static LocalArtifactStore open(Path root, OwnerLock owner, Consumer<Digest> relied) {
        return open(root, owner, new Disk(), relied);
    }

    /** Opens the store of a workspace to look at; what would change it fails. */
    public static LocalArtifactStore openReadOnly(Path root) {
        return new LocalArtifactStore(
                new Layout(root.toAbsolutePath()), OwnerLock.NOBODY, new ReadOnlyDisk(), artifact -> {});
    }

    /** Opens a store on a file layer that may fail. */
    static LocalArtifactStore open(Path root, OwnerLock owner, FileLayer disk) {
        return open(root, owner, disk, artifact -> {});
    }

    private static LocalArtifactStore open(Path root, OwnerLock owner, FileLayer disk, Consumer<Digest> relied) {
        Layout layout = new Layout(root.toAbsolutePath());
        Workplace.makeDurable(disk, layout.artifacts());
        Workplace.make(disk, layout.staging(owner.id()));
        return new LocalArtifactStore(layout, owner.id(), disk, relied);
    }

    @Override
    public Staging stage() {
        Layout.Place place = new Layout.Place(layout.staging(owner).resolve(Long.toString(places.incrementAndGet())));
        attempt("No artifact can be staged", () -> disk.createDirectories(place.files()));
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
    public Optional<String> problem(Digest digest, boolean thorough) {
        try {
            return publication.problem(digest, thorough);
        } catch (IOException e) {
            throw failure("Artifact '%s' cannot be checked".formatted(digest.brief()), e);
        } catch (InvalidPathException e) {
            throw new EnvironmentException(
                    "Artifact '%s' has a file whose name cannot be written here: %s. Start Java with a locale of UTF-8, such as LC_ALL=C.UTF-8."
                            .formatted(digest.brief(), e.getMessage()),
                    e);
        }
    }

    /** Does nothing to an artifact that is whole: another process may have published it again. */
    @Override
    public void discard(Digest digest) {
        attempt(
                "Damaged artifact '%s' cannot be set aside".formatted(digest.brief()),
                () -> publication.setAside(digest));
    }

    @Override
    public Disposal remove(Digest digest) {
        try {
            return publication.remove(digest).<Disposal>map(this::disposal).orElse(Disposal.NONE);
        } catch (IOException e) {
            throw failure("Artifact '%s' cannot be removed".formatted(digest.brief()), e);
        }
    }

    private Disposal disposal(Path removed) {
        return () ->
                attempt("Removed artifact '%s' cannot be deleted".formatted(removed), () -> disk.deleteTree(removed));
    }

    @Override
    public void reclaim() {
        attempt("Removed artifacts cannot be deleted", publication::reclaim);
    }

    @Override
    public Path unfinished(Digest key) {
        return layout.unfinished().resolve(key.hex());
    }

    @Override
    public void finished(Digest key) {
        Path place = layout.unfinished().resolve(key.hex());
        attempt("What was unfinished in '%s' cannot be deleted".formatted(place), () -> disk.deleteTree(place));
    }

    @Override
    public Stream<Digest> list() throws IOException {
        return layout.digests();
    }

    /** Deletes what this store staged and did not publish. */
    @Override
    public void close() {
        attempt("What was staged cannot be deleted", () -> disk.deleteTree(layout.staging(owner)));
    }

    /** Something that the file system may refuse. */
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(String failing, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            throw failure(failing, e);
        }
    }

    private EnvironmentException failure(String what, IOException cause) {
        return new EnvironmentException(
                "%s in workspace '%s': %s. Free space, or check the disk and its permissions, and run again."
                        .formatted(what, layout.root(), cause),
                cause);
    }

    private final class LocalStaging implements Staging {
        private final Layout.Place place;
        private boolean tried;

        LocalStaging(Layout.Place place) {
            this.place = place;
        }

        @Override
        public Path directory() {
            return place.files();
        }

        /** After a failure the system may take for written what it has dropped, so a second attempt would prove nothing. */
        @Override
        public synchronized void publish(Manifest manifest) {
            if (tried) {
                throw new IllegalStateException(
                        "Staging place '%s' was published before. Stage again.".formatted(place.path()));
            }
            tried = true;
            attempt(
                    "Artifact '%s' of %d bytes cannot be published"
                            .formatted(manifest.digest().brief(), manifest.bytes()),
                    () -> publication.publish(place, manifest));
        }

        @Override
        public void close() {
            attempt(
                    "Staging place '%s' cannot be deleted".formatted(place.path()),
                    () -> disk.deleteTree(place.path()));
        }
    }
}
