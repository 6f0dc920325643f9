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

    /**
     * Mean losses of the rows.
     *
     * @param trained of the split that is fitted
     * @param watched of the split that is watched, if there is one
     */
    record Losses(double trained, OptionalDouble watched) {}

    /** Adds a tree for each score. */
    void grow(int round) throws InterruptedException;

    /** Returns the losses after the last round. */
    Losses losses();

    /** Returns all trees as the library writes them, enough to go on. */
    byte[] state();

    /** Frees what the library holds; the data that it grew on stay. */
    @Override
    void close();
}
