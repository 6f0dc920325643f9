package io.penstock.model;

import io.penstock.columns.Batch;
import io.penstock.columns.Row;

/**
 * A fitted transform from raw rows to features, with the label's definition. One set of kernels serves batches and single
 * rows: both give the same bits. Immutable and thread-safe.
 */
public interface FeatureTransform {

    /** Returns what it reads and makes. */
    Signature signature();

    /** Returns one column per feature, in the order of the signature. */
    Batch features(Batch raw);

    /**
     * Computes the features of one row.
     *
     * @param raw has the input columns of the signature; missing values are allowed
     * @param into receives the vector of features, {@link Signature#slots} numbers: the number, or the index of the category or
     *     token, -1 for none
     */
    void features(Row raw, double[] into);

    /**
     * Computes the labels of every row, as many as the problem has, row by row: class indices or numbers, NaN where one is
     * missing.
     *
     * @throws io.penstock.errors.DataException if a column that the label needs is not there
     */
    double[] labels(Batch raw);
}
