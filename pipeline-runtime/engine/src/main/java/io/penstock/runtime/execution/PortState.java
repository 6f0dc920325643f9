package io.penstock.runtime.execution;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.MetadataStore;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;

/** What is behind an output port once its node has come to an end. */
public sealed interface PortState {

    /**
     * An artifact.
     *
     * @param type the artifact type
     * @param digest of its content
     * @param pipeline whose node produced it
     * @param node that produced it
     * @param output the name of that node's port
     * @param run that produced it first
     * @param properties searchable, outside the digest
     * @param created when it was published
     */
    record Present(
            Type type,
            Digest digest,
            String pipeline,
            String node,
            String output,
            String run,
            Map<String, String> properties,
            Instant created)
            implements PortState {

        /** Returns the same as the catalog tells it. */
        public ArtifactRecord record(MetadataStore metadata) {
            long sequence = metadata.artifact(type.getTypeName(), digest)
                    .map(ArtifactRecord::sequence)
                    .orElse(0L);
            return new ArtifactRecord(
                    digest, type.getTypeName(), pipeline, node, output, run, properties, sequence, created);
        }

        /** Returns what a catalog tells of. */
        public static Present of(Type type, ArtifactRecord record) {
            return new Present(
                    type,
                    record.digest(),
                    record.pipeline(),
                    record.node(),
                    record.output(),
                    record.run(),
                    record.properties(),
                    record.created());
        }
    }

    /**
     * Nothing, by decision: whoever can do without goes on.
     *
     * @param reason for people
     */
    record Withheld(String reason) implements PortState {}

    /**
     * Nothing, because a node failed or was cancelled: nobody behind it goes on.
     *
     * @param reason for people
     */
    record Lost(String reason) implements PortState {}
}
