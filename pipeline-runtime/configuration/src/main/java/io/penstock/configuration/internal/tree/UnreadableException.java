package io.penstock.configuration.internal.tree;

/** A text is not YAML or JSON, so that nothing more can be said about it. Never leaves the module. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    UnreadableException(Place place, String message) {
        super(message);
        this.place = place;
    }

    /** Reports it. */
    void addTo(Problems problems) {
        problems.add(place, String.valueOf(getMessage()));
    }
}
