package io.penstock.artifact;

import java.time.Instant;
import java.util.Map;

/**
 * What the workspace remembers of one artifact: what it is, who made it, when.
 *
 * @param digest of its identity files
 * @param type its Java type as text, generic arguments included
 * @param pipeline the pipeline that produced it
 * @param node the node that produced it
 * @param output the name of the output port
 * @param run the run that produced it first
 * @param properties searchable, not part of the digest
 * @param sequence position in the workspace's event sequence: larger is newer
 * @param created when it was published
 */
public record ArtifactRecord(
        Digest digest,
        String type,
        String pipeline,
        String node,
        String output,
        String run,
        Map<String, String> properties,
        long sequence,
        Instant created) {

    /** Copies the properties. */
    public ArtifactRecord {
        properties = Map.copyOf(properties);
    }
}
