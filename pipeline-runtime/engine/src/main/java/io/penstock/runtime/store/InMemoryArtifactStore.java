package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Artifacts for the life of the object. Contents are kept as bytes; a directory is written when someone asks for it, and
 * deleted by {@link #close()}.
 */
public final class InMemoryArtifactStore implements ArtifactStore, AutoCloseable {

    /** The bytes of an artifact by path. */
    private record Held(Manifest manifest, Map<String, byte[]> files) {}

    private final Map<Digest, Held> artifacts = new HashMap<>();
    private final Map<Digest, StoredManifest> written = new HashMap<>();
    private final FileLayer disk = new Disk();
    private final Consumer<Digest> relied;
    private @Nullable Path directory;

    /** Creates an empty store. */
    public InMemoryArtifactStore() {
        this(artifact -> {});
    }

    /**
     * Creates an empty store.
     *
     * @param relied is told of an artifact that is there already when it is published, before it is looked at
     */
    public InMemoryArtifactStore(Consumer<Digest> relied) {
        this.relied = relied;
    }

    @Override
    public Staging stage() throws IOException {
        return new Place(Files.createDirectory(directory().resolve("staging-" + UUID.randomUUID())));
    }

    @Override
    public Path unfinished(Digest key) throws IOException {
        return directory().resolve("unfinished-" + key.hex());
    }

    @Override
    public void finished(Digest key) throws IOException {
        disk.deleteTree(directory().resolve("unfinished-" + key.hex()));
    }

    @Override
    public synchronized Optional<Manifest> manifest(Digest digest) {
        return Optional.ofNullable(artifacts.get(digest)).map(Held::manifest);
    }

    @Override
    public synchronized Path local(Digest digest) throws IOException {
        Path place = directory().resolve(digest.hex());
        Held held = artifacts.get(digest);
        if (held != null && !written.containsKey(digest)) {
            write(held, place);
            written.put(digest, StoredManifest.of(held.manifest(), place));
        }
        return place;
    }

    @Override
    public synchronized InputStream open(Digest digest, String path) throws IOException {
        Held held = artifacts.get(digest);
        byte @Nullable [] content = held == null ? null : held.files().get(path);
        if (content == null) {
            throw new NoSuchFileException("%s/%s".formatted(digest.brief(), path));
        }
        return new ByteArrayInputStream(content);
    }

    /** Checks the directory if there is one; the bytes in memory cannot be touched. */
    @Override
    public synchronized Optional<String> problem(Digest digest, boolean thorough) throws IOException {
        if (!artifacts.containsKey(digest)) {
            return Optional.of("artifact '%s' is missing".formatted(digest.brief()));
        }
        StoredManifest manifest = written.get(digest);
        return manifest == null ? Optional.empty() : manifest.problem(local(digest), thorough);
    }

    @Override
    public synchronized void discard(Digest digest) throws IOException {
        if (problem(digest, true).isPresent()) {
            disk.deleteTree(local(digest));
            written.remove(digest);
            artifacts.remove(digest);
        }
    }

    @Override
    public synchronized Disposal remove(Digest digest) throws IOException {
        if (written.remove(digest) != null) {
            disk.deleteTree(directory().resolve(digest.hex()));
        }
        artifacts.remove(digest);
        return Disposal.NONE;
    }

    @Override
    public void reclaim() {}

    @Override
    public synchronized Stream<Digest> list() {
        return List.copyOf(artifacts.keySet()).stream();
    }

    /** Deletes every directory that was written. */
    @Override
    public synchronized void close() throws IOException {
        if (directory != null) {
            disk.deleteTree(directory);
            directory = null;
        }
        written.clear();
    }

    private synchronized Path directory() throws IOException {
        Path known = directory;
        if (known == null) {
            known = Files.createTempDirectory("penstock");
            directory = known;
        }
        return known;
    }

    private synchronized void keep(Held held) {
        artifacts.putIfAbsent(held.manifest().digest(), held);
    }

    private static void write(Held held, Path place) throws IOException {
        Files.createDirectories(place);
        for (Map.Entry<String, byte[]> file : held.files().entrySet()) {
            Path target = place.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    private final class Place implements Staging {
        private final Path files;

        Place(Path files) {
            this.files = files;
        }

        @Override
        public Path directory() {
            return files;
        }

        @Override
        public void publish(Manifest manifest) throws IOException {
            Map<String, byte[]> contents = new HashMap<>();
            for (Manifest.Entry entry : manifest.files()) {
                contents.put(entry.path(), Files.readAllBytes(files.resolve(entry.path())));
            }
            if (manifest(manifest.digest()).isPresent()) {
                relied.accept(manifest.digest()); // not under the lock: it may wait for whoever removes artifacts
            }
            keep(new Held(manifest, contents));
        }

        @Override
        public void close() throws IOException {
            disk.deleteTree(files);
        }
    }
}
