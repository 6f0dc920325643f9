package io.penstock.runtime.artifacts;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads published artifacts, wherever they are kept. The content is checked against the digest at the first read by this reader,
 * later its presence, size and time. Thread-safe.
 */
public final class ArtifactReader {

    private final MetadataStore metadata;
    private final ArtifactStore store;
    private final Set<Digest> hashed = ConcurrentHashMap.newKeySet();

    /** Creates a reader over the two places where contents are kept. */
    public ArtifactReader(MetadataStore metadata, ArtifactStore store) {
        this.metadata = metadata;
        this.store = store;
    }

    /**
     * What is done with an artifact.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Use<T> {

        /** Does it. */
        T of(ArtifactForm form, Digest digest) throws IOException, DamagedArtifact;
    }

    /**
     * Reads a value.
     *
     * @throws DamagedArtifact if what is stored is not what was published
     */
    public Object read(ArtifactForm form, Digest digest) throws IOException, DamagedArtifact {
        Optional<byte[]> inline = form instanceof JsonForm ? metadata.inline(digest) : Optional.empty();
        if (inline.isPresent()) {
            return ((JsonForm) form).parse(intact(digest, inline.get()));
        }
        Path files = checked(digest);
        Object value = form.read(files);
        hashed.add(digest);
        return value;
    }

    /**
     * Returns a directory with the files of an artifact, for whoever reads them elsewhere.
     *
     * @param place a directory that does not exist, to be made for what is kept without files
     * @throws DamagedArtifact if what is stored is not what was published
     */
    public Path files(ArtifactForm form, Digest digest, Path place) throws IOException, DamagedArtifact {
        Optional<byte[]> inline = form instanceof JsonForm ? metadata.inline(digest) : Optional.empty();
        if (inline.isPresent()) {
            JsonForm.write(intact(digest, inline.get()), Files.createDirectories(place));
            return place;
        }
        Path files = checked(digest);
        hashed.add(digest);
        return files;
    }

    /** Says quickly whether an artifact is there: presence, sizes and times. */
    public Optional<String> problem(Digest digest) throws IOException {
        return metadata.inline(digest).isPresent() ? Optional.empty() : store.problem(digest, false);
    }

    /** Notes that this process hashed an artifact while it published it. */
    public void published(Digest digest) {
        hashed.add(digest);
    }

    /** Sets a damaged artifact aside, so that it can be published again. */
    public void discard(Digest digest) throws IOException {
        hashed.remove(digest);
        if (metadata.inline(digest).isEmpty()) {
            store.discard(digest);
        }
    }

    private Path checked(Digest digest) throws IOException, DamagedArtifact {
        Optional<String> problem = store.problem(digest, !hashed.contains(digest));
        if (problem.isPresent()) {
            throw metadata.givenUp()
                    .since(digest)
                    .map(time -> DamagedArtifact.collected(digest, time))
                    .orElseGet(() -> new DamagedArtifact(digest, problem.get()));
        }
        return store.local(digest);
    }

    private static byte[] intact(Digest digest, byte[] json) throws DamagedArtifact {
        if (!JsonForm.digest(json).equals(digest)) {
            throw new DamagedArtifact(digest, "its content in the metadata store has another digest");
        }
        return json;
    }
}
