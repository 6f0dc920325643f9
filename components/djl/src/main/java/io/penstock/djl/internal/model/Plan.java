package io.penstock.djl.internal.model;

import ai.djl.nn.Block;
import io.penstock.djl.network.RowLoss;
import java.util.function.Supplier;

/**
 * How an estimator's network is built and fed.
 *
 * @param block builds it
 * @param inputs makes its arrays
 * @param slots the number of places in a row
 * @param head what its outputs mean
 * @param loss what training makes small
 * @param scale which columns are brought to a mean of 0 and a deviation of 1
 * @param random whether it draws random numbers while it is trained
 */
public record Plan(
        Supplier<Block> block, Inputs inputs, int slots, Head head, RowLoss loss, InputScale scale, boolean random) {

    /** Finds the scaling of columns from the rows to train on. */
    @FunctionalInterface
    public interface InputScale {

        /** Scales nothing. */
        InputScale NONE = (rows, columns) -> Scaling.none(columns);

        /** Finds the scaling. */
        Scaling of(float[] rows, int columns);
    }
}
