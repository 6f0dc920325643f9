package io.penstock.runtime.metadata;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The artifacts of a store in memory: as each pipeline knows them, and their inline contents. */
final class InMemoryArtifacts {

    private static final Comparator<ArtifactRecord> NEWEST_FIRST =
            Comparator.comparingLong(ArtifactRecord::sequence).reversed();

    private record Name(Digest digest, String type, String pipeline) {}

    private final Map<Name, ArtifactRecord> records = new HashMap<>();
    private final Map<Digest, byte[]> contents = new HashMap<>();

    /**
     * Records the outputs of an execution.
     *
     * @param inPart whether it makes nothing newer than it was, as one of a run that came in part
     */
    void record(Event.ExecutionFinished event, long sequence, boolean inPart) {
        for (Event.OutputRecord output : event.outputs()) {
            output.digest().ifPresent(digest -> {
                Name name = new Name(digest, output.type(), event.pipeline());
                records.compute(
                        name,
                        (same, known) ->
                                known != null && inPart ? known : known(known, event, output, digest, sequence));
                output.inline().ifPresent(content -> contents.putIfAbsent(digest, content.clone()));
            });
        }
    }

    List<ArtifactRecord> of(String pipeline, String type) {
        return records.values().stream()
                .filter(record ->
                        record.pipeline().equals(pipeline) && record.type().equals(type))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    Optional<ArtifactRecord> newest(String type, Digest digest) {
        return records.values().stream()
                .filter(record ->
                        record.digest().equals(digest) && record.type().equals(type))
                .min(NEWEST_FIRST);
    }

    Optional<byte[]> content(Digest digest) {
        return Optional.ofNullable(contents.get(digest)).map(byte[]::clone);
    }

    void drop(Digest digest) {
        contents.remove(digest);
    }

    private static ArtifactRecord known(
            @Nullable ArtifactRecord known,
            Event.ExecutionFinished event,
            Event.OutputRecord output,
            Digest digest,
            long sequence) {
        return new ArtifactRecord(
                digest,
                output.type(),
                event.pipeline(),
                event.id().node(),
                output.port(),
                known == null ? event.run() : known.run(),
                output.properties(),
                sequence,
                known == null ? event.at() : known.created());
    }
}
