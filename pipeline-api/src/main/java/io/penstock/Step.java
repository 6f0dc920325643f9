package io.penstock;

import java.util.List;

/**
 * What can be added to a pipeline: a {@link Component} that works, a {@link Resolver} or {@link ListResolver}
 * that finds what exists, and what a builder makes of a part that is run many times.
 *
 * <p>A step is a record. Its components of type {@code Port<T>}, {@code Optional<Port<T>>}, {@code List<Port<T>>}, or a
 * record of these, are its inputs; all others are its configuration: plain values, enums, records and sealed types.
 *
 * @param <O> what adding it returns
 */
public sealed interface Step<O extends Outputs> permits Component, Resolver, ListResolver, FanOut, Rounds {

    /** Returns the libraries whose version changes the results; they enter the cache key. None by default. */
    default List<Library> libraries() {
        return List.of();
    }
}
