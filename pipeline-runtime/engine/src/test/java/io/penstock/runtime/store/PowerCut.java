package io.penstock.runtime.store;

/** The machine is off: nothing catches this on the way, and nothing more reaches the disk. */
final class PowerCut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("the power is cut");
    }
}
