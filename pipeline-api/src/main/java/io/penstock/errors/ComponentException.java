package io.penstock.errors;

import org.jspecify.annotations.Nullable;

/** A component broke its contract or failed while it ran; its author must act. */
public final class ComponentException extends PenstockException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message names the thing, shows the value in quotes and says what to do. */
    public ComponentException(String message) {
        this(message, null, null, null);
    }

    /** Creates an exception with the failure behind it. */
    public ComponentException(String message, @Nullable Throwable cause) {
        this(message, cause, null, null);
    }

    /** Creates an exception for one node of one run. */
    public ComponentException(
            String message, @Nullable Throwable cause, @Nullable String runId, @Nullable String nodeId) {
        super(message, cause, runId, nodeId);
    }
}
