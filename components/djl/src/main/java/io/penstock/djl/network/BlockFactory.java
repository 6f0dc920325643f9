package io.penstock.djl.network;

import ai.djl.nn.Block;

/**
 * Builds a network. A record of the user's: its fields are the network's hyperparameters, and go into the model as JSON, so that
 * the network is built again wherever the model is loaded.
 */
@FunctionalInterface
public interface BlockFactory {

    /**
     * Builds the network, not initialised: a block that takes one array of shape (rows, {@link NetworkShape#slots}) and returns
     * one of shape (rows, {@link NetworkShape#outputs}), as raw numbers before any softmax or logistic function.
     *
     * <p>The same record and shape have to give the same network. A place for a category holds its index, -1 for none.
     */
    Block block(NetworkShape shape);
}
