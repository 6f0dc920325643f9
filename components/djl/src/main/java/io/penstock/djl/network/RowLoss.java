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
     * <p>Networks learn numbers and counts from labels that are scaled; a loss given by {@code UserNetwork.withLoss} sees
     * neither labels nor outputs scaled, so that what it says in a unit (a limit of 5 dollars) holds.
     *
     * @param labels of shape (rows, labels): indices of classes, or numbers in their own unit
     * @param outputs of shape (rows, outputs), raw: before the logistic function or softmax of classes and tags; numbers are in
     *     the unit of the labels, of counts the logarithm of the expected one
     * @return of shape (rows)
     */
    NDArray losses(NDArray labels, NDArray outputs);
}
