package io.penstock.runtime.lineage;

import io.penstock.artifact.Digest;
import java.util.List;

/**
 * A way by which one artifact came of another: each execution read the artifact before it and wrote the one behind it.
 *
 * @param artifacts from the first to the last, one more than executions
 * @param executions between them, in order
 */
public record LineagePath(List<Digest> artifacts, List<ExecutionNode> executions) {

    /** Copies the lists. */
    public LineagePath {
        artifacts = List.copyOf(artifacts);
        executions = List.copyOf(executions);
    }
}
