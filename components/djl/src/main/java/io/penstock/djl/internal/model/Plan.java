package io.penstock.djl.internal.model;

import ai.djl.nn.Block;
import io.penstock.djl.network.RowLoss;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How an estimator's network is built and fed.
 *
 * @param block builds it
 * @param inputs makes its arrays
 * @param slots the number of places in a row
 * @param outputs the number of its outputs for a row
 * @param head what its outputs mean
 * @param own what training makes small, if it is not the usual loss of the head
 * @param scale which columns are brought to a mean of 0 and a deviation of 1
 * @param random whether it draws random numbers while it is trained
 */
public record Plan(
        Supplier<Block> block,
        Inputs inputs,
        int slots,
        int outputs,
        Head head,
        Optional<RowLoss> own,
        InputScale scale,
        boolean random) {

    /**
     * Returns what training makes small. A loss of one's own sees labels and outputs in the unit of the labels.
     *
     * @param labels how the labels of the usual loss are scaled
     */
    public RowLoss loss(Scaling labels) {
        return own.<RowLoss>map(loss -> (given, outputs) -> loss.losses(given, head.unscaled(outputs, labels)))
                .orElseGet(head::loss);
    }

    /** Returns how labels are scaled for {@link #loss}. */
    public Scaling trained(Scaling labels) {
        return own.isPresent() ? Scaling.none(labels.shift().length) : labels;
    }

    /** Finds the scaling of columns from the rows to train on. */
    @FunctionalInterface
    public interface InputScale {

        /** Scales nothing. */
        InputScale NONE = (rows, columns) -> Scaling.none(columns);

        /** Finds the scaling. */
        Scaling of(float[] rows, int columns);
    }
}
