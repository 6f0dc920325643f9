package io.penstock;

import java.util.List;

/**
 * What can be added to a pipeline: a {@link Component} that works, or a {@link Resolver} that finds what exists.
 *
 * <p>A step is a record. Its components of type {@code Port<T>}, {@code Optional<Port<T>>}, {@code List<Port<T>>}, or a
 * record of these, are its inputs; all others are its configuration: plain values, enums, records and sealed types.
 *
 * @param <O> what adding it returns
 */
public sealed interface Step<O extends Outputs> permits Component, Resolver {

    /** Returns the libraries whose version changes the results; they enter the cache key. None by default. */
    default List<Library> libraries() {
        return List.of();
    }
}
