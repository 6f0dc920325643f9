package io.penstock.runtime.execution;

import java.util.List;

/**
 * How far a node is whose body runs many times.
 *
 * @param times how often the body was run
 * @param results what the last times gave: for each element in order, or of the last round
 * @param executed whether any node of the body was executed, and not taken from the cache
 */
public record Grown(int times, List<PortState> results, boolean executed) {

    /** The node has not run its body yet. */
    public static final Grown NOT_YET = new Grown(0, List.of(), false);
}
