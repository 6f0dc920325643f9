package io.penstock.data.source;

import java.util.Optional;

/** Holds one thing on its way from thread to thread. */
final class Slot<T> {

    private Optional<T> held = Optional.empty();

    Slot<T> with(T thing) {
        held = Optional.of(thing);
        return this;
    }

    T take() {
        T thing = held.orElseThrow();
        held = Optional.empty();
        return thing;
    }
}
