package io.penstock.runtime.lineage;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.List;

/**
 * Artifacts and executions, and which of these read and wrote which of those.
 *
 * @param artifacts in the order in which they were reached
 * @param executions in the order in which they were reached; those of one distance in that of their ends
 * @param edges all between the artifacts and executions of this graph
 */
public record LineageGraph(List<Digest> artifacts, List<ExecutionNode> executions, List<Edge> edges) {

    /** The graph without nodes. */
    public static final LineageGraph EMPTY = new LineageGraph(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public LineageGraph {
        artifacts = List.copyOf(artifacts);
        executions = List.copyOf(executions);
        edges = List.copyOf(edges);
    }

    /**
     * One artifact at one execution.
     *
     * @param role what the execution did with it
     * @param execution which attempt
     * @param artifact its digest
     * @param name the field of the input, or the port of the output
     * @param type the artifact type
     */
    public record Edge(Role role, ExecutionId execution, Digest artifact, String name, String type) {}

    /** What an execution did with an artifact. */
    public enum Role {
        /** It was given it as an input. */
        READ,
        /** It was executed and wrote it. */
        WROTE,
        /** It was cached: the artifact was there already. */
        FOUND
    }
}
