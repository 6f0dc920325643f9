package io.penstock.model;

import io.penstock.columns.Batch;
import io.penstock.columns.Row;

/**
 * A loaded model that answers raw rows, whatever its framework: the transform is inside. Thread-safe; whoever loaded it closes
 * it.
 */
public interface Predictor extends AutoCloseable {

    /** Returns what it takes and gives. */
    Signature signature();

    /**
     * Predicts every row of a batch.
     *
     * @param raw has the signature's input columns; others are ignored
     * @throws io.penstock.errors.DataException if an input column is not there or has another type
     */
    Predictions predict(Batch raw);

    /** Predicts one row, with the same result as for a batch that holds it. */
    Prediction predict(Row raw);

    /**
     * Returns the true labels of every row, as many as the problem has, row by row, NaN where one is missing. Needs the label's
     * columns, unlike prediction.
     */
    double[] labels(Batch raw);

    /** Frees what the framework holds outside the heap. */
    @Override
    void close();
}
