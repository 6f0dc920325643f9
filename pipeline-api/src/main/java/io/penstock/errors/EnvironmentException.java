package io.penstock.errors;

import org.jspecify.annotations.Nullable;

/** The machine, a file system, a permission or another process is in the way; the operator must act. */
public final class EnvironmentException extends PenstockException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message names the thing, shows the value in quotes and says what to do. */
    public EnvironmentException(String message) {
        this(message, null);
    }

    /** Creates an exception with the failure behind it. */
    public EnvironmentException(String message, @Nullable Throwable cause) {
        super(message, cause, null, null);
    }
}
