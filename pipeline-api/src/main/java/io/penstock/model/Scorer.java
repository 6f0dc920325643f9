package io.penstock.model;

import io.penstock.columns.Batch;

/** A framework's own model, loaded: features in, scores out. Thread-safe. */
public interface Scorer extends AutoCloseable {

    /**
     * Scores one vector of features.
     *
     * @param features the vector of features, {@link Signature#slots} numbers; see {@link Feature}
     * @param scores receives as many numbers as the problem has scores
     */
    void score(double[] features, double[] scores);

    /**
     * Scores a batch of features.
     *
     * @param features a column per feature of the signature, in order
     * @return row by row, as many numbers each as the problem has scores
     */
    double[] score(Batch features);

    /** Frees what is outside the heap; nothing by default. */
    @Override
    default void close() {}
}
