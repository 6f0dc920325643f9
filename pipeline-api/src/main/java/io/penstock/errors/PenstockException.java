package io.penstock.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Anything that Penstock refuses or cannot do. The child says who must act; run and node are fields where they are known.
 */
public abstract sealed class PenstockException extends RuntimeException
        permits DefinitionException, DataException, ComponentException, EnvironmentException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String runId;
    private final @Nullable String nodeId;

    PenstockException(String message, @Nullable Throwable cause, @Nullable String runId, @Nullable String nodeId) {
        super(message, cause);
        this.runId = runId;
        this.nodeId = nodeId;
    }

    /** Returns the run in which this happened, if it happened in one. */
    public final Optional<String> runId() {
        return Optional.ofNullable(runId);
    }

    /** Returns the node in which this happened, if it happened in one. */
    public final Optional<String> nodeId() {
        return Optional.ofNullable(nodeId);
    }
}
