package io.penstock.samples.benchmarks.race;

import java.io.IOException;

/** One of those that are measured beside each other: does the same work in its own way, once a round. */
public interface Contender extends AutoCloseable {

    /** Returns how the table calls it. */
    String name();

    /** Returns of how many equal pieces the work of a round is. */
    int pieces();

    /**
     * Does the work of a round.
     *
     * @param round 1 for the first
     * @return how many seconds the work took, without its preparation
     */
    double seconds(int round) throws IOException, InterruptedException;

    /** Ends processes, closes databases. */
    @Override
    default void close() throws IOException {}
}
