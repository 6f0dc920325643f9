package io.penstock;

import java.io.IOException;

/**
 * A step that reads artifacts, works, and writes artifacts.
 *
 * <pre>{@code
 * public record RowCount(Port<Examples> examples) implements Component<Port<Long>> {
 *     public void run(Port<Long> out, Execution execution) throws IOException {
 *         execution.write(out, execution.read(examples).rows());
 *     }
 * }
 * }</pre>
 *
 * <p>Equal configuration and equal inputs give equal outputs: what a component needs beyond them (a seed, a place for
 * files, the number of threads) it takes from the execution.
 *
 * @param <O> its outputs: one {@code Port<T>}, a record of ports that implements {@link Outputs}, or {@link Nothing}
 */
public non-sealed interface Component<O extends Outputs> extends Step<O> {

    /**
     * Does the work. Every output is written once or withheld.
     *
     * @param out the ports to write
     * @param execution gives inputs, takes outputs
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the execution was cancelled
     */
    void run(O out, Execution execution) throws IOException, InterruptedException;

    /**
     * Checks that it goes together with the steps before it, when it is added to a pipeline. Does nothing by default.
     *
     * @throws io.penstock.errors.DefinitionException if it does not; the message names both sides
     */
    default void check(Definition definition) {}

    /**
     * Returns whether it changes or asks something outside the workspace: a push, a stream. Such a component is idempotent and
     * runs every time; the digests of its outputs enter the cache keys behind it as always.
     */
    default boolean reachesOutside() {
        return false;
    }
}
