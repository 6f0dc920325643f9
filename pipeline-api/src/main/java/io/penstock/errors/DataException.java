package io.penstock.errors;

import org.jspecify.annotations.Nullable;

/** Data from outside, or a stored artifact, is not what its reader needs; the owner of the data must act. */
public final class DataException extends PenstockException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message names the thing, shows the value in quotes and says what to do. */
    public DataException(String message) {
        this(message, null);
    }

    /** Creates an exception with the failure behind it. */
    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause, null, null);
    }
}
