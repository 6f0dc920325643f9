package io.penstock.djl.network;

import ai.djl.ndarray.NDArray;

/**
 * What training makes small: one number for each row, so that rows can have weights. A record, if it is the user's own: it goes
 * into the model as JSON.
 */
@FunctionalInterface
public interface RowLoss {

    /**
     * Computes the losses.
     *
     * @param labels of shape (rows, labels): indices of classes, or numbers; for a problem without labels the rows themselves
     * @param outputs of shape (rows, outputs), as the network gives them
     * @return of shape (rows)
     */
    NDArray losses(NDArray labels, NDArray outputs);
}
