package io.penstock.trees.boosting;

import java.io.IOException;
import java.util.OptionalDouble;

/** Trees that a library is growing. Used by one thread, which closes them. */
public interface GrowingTrees extends AutoCloseable {

    /**
     * Starts to grow, or goes on.
     *
     * @see BoostingRounds
     */
    @FunctionalInterface
    interface Source {

        /**
         * Returns trees that are ready to grow.
         *
         * @param round how many rounds are done
         * @param state what {@link #state} gave after them; empty for a new training
         */
        GrowingTrees begin(int round, byte[] state) throws IOException, InterruptedException;
    }

    /** Adds a tree for each score. */
    void grow(int round) throws InterruptedException;

    /** Returns the mean loss of the rows that are fitted, after the last round. */
    double loss();

    /** Returns the mean loss of the rows that are watched, if there are any, after the last round. */
    OptionalDouble watchedLoss();

    /** Returns all trees as the library writes them, enough to go on. */
    byte[] state() throws IOException;

    /** Frees what the library holds; the data that it grew on stay. */
    @Override
    void close();
}
