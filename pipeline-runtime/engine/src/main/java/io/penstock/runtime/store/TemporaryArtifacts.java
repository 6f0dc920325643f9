package io.penstock.runtime.store;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps artifacts in a temporary directory.
 *
 * @param home where
 * @param manifests of what was published
 */
public record TemporaryArtifacts(TemporaryDirectory home, Map<Digest, Manifest> manifests) implements ArtifactStore {

    /** Creates an empty store. */
    public TemporaryArtifacts(TemporaryDirectory home) {
        this(home, new ConcurrentHashMap<>());
    }

    private final class Place implements Staging {
        private final Path directory;

        Place(Path directory) {
            this.directory = directory;
        }

        @Override
        public Path directory() {
            return directory;
        }

        @Override
        public void publish(Manifest manifest) throws IOException {
            if (manifests.putIfAbsent(manifest.digest(), manifest) == null) {
                Files.move(directory, local(manifest.digest()));
            }
        }

        @Override
        public void close() throws IOException {
            if (Files.exists(directory)) {
                MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        }
    }

    @Override
    public Staging stage() throws IOException {
        return new Place(
                Files.createDirectory(home.path().resolve(UUID.randomUUID().toString())));
    }

    @Override
    public Optional<Manifest> manifest(Digest digest) {
        return Optional.ofNullable(manifests.get(digest));
    }

    @Override
    public Path local(Digest digest) {
        return home.path().resolve(digest.hex());
    }

    @Override
    public InputStream open(Digest digest, String path) throws IOException {
        return Files.newInputStream(local(digest).resolve(path));
    }

    @Override
    public Optional<String> problem(Digest digest, boolean thorough) throws IOException {
        Manifest manifest = manifests.get(digest);
        if (manifest == null) {
            return Optional.of("it is not there.");
        }
        for (Manifest.Entry entry : manifest.files()) {
            Path file = local(digest).resolve(entry.path());
            if (!Files.exists(file)) {
                return Optional.of("file '%s' is missing.".formatted(entry.path()));
            }
            boolean same = Files.size(file) == entry.bytes()
                    && (!thorough || Manifest.digestOf(file).equals(entry.digest()));
            if (!same) {
                return Optional.of("file '%s' was changed.".formatted(entry.path()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void discard(Digest digest) throws IOException {
        Objects.requireNonNull(digest);
        manifests.remove(digest);
        if (Files.exists(local(digest))) {
            MoreFiles.deleteRecursively(local(digest), RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    @Override
    public Stream<Digest> list() {
        return manifests.keySet().stream();
    }
}
