package io.penstock.runtime.artifacts;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import java.io.IOException;
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
     * Reads a value.
     *
     * @throws DamagedArtifact if what is stored is not what was published
     */
    public Object read(ArtifactForm form, Digest digest) throws IOException, DamagedArtifact {
        Optional<byte[]> inline = form instanceof JsonForm ? metadata.inline(digest) : Optional.empty();
        if (inline.isPresent()) {
            return ((JsonForm) form).parse(intact(digest, inline.get()));
        }
        check(digest, !hashed.contains(digest));
        Object value = form.read(store.local(digest));
        hashed.add(digest);
        return value;
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

    private void check(Digest digest, boolean thorough) throws IOException, DamagedArtifact {
        Optional<String> problem = store.problem(digest, thorough);
        if (problem.isPresent()) {
            throw new DamagedArtifact(digest, problem.get());
        }
    }

    private static byte[] intact(Digest digest, byte[] json) throws DamagedArtifact {
        if (!JsonForm.digest(json).equals(digest)) {
            throw new DamagedArtifact(digest, "its content in the metadata store has another digest");
        }
        return json;
    }
}
