package io.penstock.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.artifact.Digest;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestBlessedTest {

    private static final Digest FIRST = Digest.of("first");
    private static final Digest SECOND = Digest.of("second");

    private final List<ArtifactRecord> newestFirst = new ArrayList<>();

    record Source() implements Component<Port<Model>> {
        @Override
        public void run(Port<Model> out, Execution execution) {}
    }

    @Test
    void theNewestBlessedModelIsFound() {
        bless(FIRST, 1);
        bless(SECOND, 2);

        assertThat(resolve(Optional.of(Digest.of("candidate")))).contains(SECOND);
    }

    @Test
    void aModelEqualToTheCandidateIsSkippedSoThatBlessingItChangesNothing() {
        bless(FIRST, 1);
        bless(SECOND, 2);

        assertThat(resolve(Optional.of(SECOND))).contains(FIRST);
    }

    @Test
    void withoutAnotherBlessedModelThereIsNone() {
        bless(FIRST, 1);

        assertThat(resolve(Optional.of(FIRST))).isEmpty();
    }

    @Test
    void withoutACandidateTheNewestIsFound() {
        bless(FIRST, 1);

        assertThat(resolve(Optional.empty())).contains(FIRST);
    }

    private void bless(Digest model, long sequence) {
        newestFirst.add(
                0,
                record(
                        Digest.of("blessing of " + model),
                        sequence,
                        Map.of(LatestBlessed.MODEL_PROPERTY, model.text())));
    }

    private Optional<Digest> resolve(Optional<Digest> candidate) {
        List<Port<Model>> port = new ArrayList<>();
        Pipeline.define("taxi", p -> port.add(p.add(new Source())));
        return new LatestBlessed("taxi", port.get(0))
                .resolve(catalog(), input -> candidate.map(digest -> record(digest, 9, Map.of())))
                .map(ArtifactRecord::digest);
    }

    private Catalog catalog() {
        return new Catalog() {
            @Override
            public List<ArtifactRecord> producedBy(String pipeline, Type type) {
                return pipeline.equals("taxi") && type == BlessedModel.class ? newestFirst : List.of();
            }

            @Override
            public Optional<ArtifactRecord> withDigest(Type type, Digest digest) {
                return type == Model.class ? Optional.of(record(digest, 1, Map.of())) : Optional.empty();
            }
        };
    }

    private static ArtifactRecord record(Digest digest, long sequence, Map<String, String> properties) {
        return new ArtifactRecord(digest, "type", "taxi", "node", "out", "run", properties, sequence, Instant.EPOCH);
    }
}
