package io.penstock.testing;

import io.penstock.artifact.Digest;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contents of all outputs of a run, for a comparison with those of another run: what a run gave once is what today's code is to
 * give.
 *
 * @param nodes for each node with outputs, in the order of the pipeline, the digest by output; empty if it was withheld
 */
public record RunOutputs(Map<String, Map<String, Optional<Digest>>> nodes) {

    /** Keeps the order. */
    public RunOutputs {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** Returns the outputs of a run that has ended. */
    public static RunOutputs of(RunReport run) {
        Map<String, Map<String, Optional<Digest>>> nodes = new LinkedHashMap<>();
        for (NodeReport node : run.nodes()) {
            Map<String, Optional<Digest>> outputs = new LinkedHashMap<>();
            node.outputs().forEach(output -> outputs.put(output.port(), output.digest()));
            if (!outputs.isEmpty()) {
                nodes.put(node.id(), outputs);
            }
        }
        return new RunOutputs(nodes);
    }

    /**
     * Returns the outputs of a run that was exported, so that today's code can be held to what a stored run gave.
     *
     * @param archive as {@code workspace.care().exportRun} or {@code penstock export} wrote it
     * @throws io.penstock.errors.DataException if it is damaged or not an export
     */
    public static RunOutputs ofArchive(Path archive) {
        try (Workspace workspace = Workspace.inMemory()) {
            return of(workspace.report(workspace.care().importRun(archive).run()));
        }
    }

    /** Returns the first node whose outputs are not the same in another run. */
    Optional<String> firstDifference(RunOutputs other) {
        return nodes.entrySet().stream()
                .filter(node -> !node.getValue().equals(other.nodes().get(node.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
