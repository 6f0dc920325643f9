package io.penstock;

import java.util.Optional;

/** What is known of a pipeline while it is being defined: the steps that were added so far. */
@FunctionalInterface
public interface Definition {

    /** Returns the step whose output a port is; empty for an element of a list and for a state of a round. */
    Optional<Step<?>> producer(Port<?> port);
}
