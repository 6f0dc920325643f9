package io.penstock.runtime;

/** The failure of a node as it was written down: its reason is the message, and its text the stack trace of then. */
public final class RecordedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String recorded;

    RecordedFailure(String reason, String recorded) {
        super(reason, null, false, false);
        this.recorded = recorded;
    }

    /** Returns the stack trace of then as text; empty if none was kept. */
    public String recorded() {
        return recorded;
    }
}
