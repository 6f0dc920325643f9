package io.penstock.runtime;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node of a run came to its end.
 *
 * @param id the node's id
 * @param outcome how it ended
 * @param reason why it failed, was skipped, or ran although it ran before; empty if there is nothing to say
 * @param started when it began
 * @param took from its begin to its end
 * @param outputs what it wrote, found or withheld; empty unless executed or cached
 * @param attempt how often it was tried, 1 for the first time
 * @param usage what the last attempt took of the machine
 */
public record NodeReport(
        String id,
        Outcome outcome,
        String reason,
        Instant started,
        Duration took,
        List<Output> outputs,
        int attempt,
        Usage usage) {

    /**
     * One output of a node.
     *
     * @param port the name of the output
     * @param type the artifact type as text
     * @param digest of the artifact, empty if it was withheld
     * @param withheld the reason if it was withheld, else empty
     * @param properties of the artifact
     */
    public record Output(
            String port, String type, Optional<Digest> digest, String withheld, Map<String, String> properties) {}

    /** Copies the outputs. */
    public NodeReport {
        outputs = List.copyOf(outputs);
    }

    /** Returns an output by its name. */
    public Optional<Output> output(String port) {
        return outputs.stream().filter(output -> output.port().equals(port)).findFirst();
    }
}
