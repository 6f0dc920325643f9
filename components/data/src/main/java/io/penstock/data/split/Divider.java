package io.penstock.data.split;

import io.penstock.columns.Batch;
import java.util.List;

/** Divides the batches of one data set among the parts of a {@link Split}. */
@FunctionalInterface
public interface Divider {

    /**
     * Returns the rows of the next batch that belong to each part.
     *
     * @return for each part its rows, rising; every row is in exactly one
     * @throws io.penstock.errors.DataException if a key column does not exist, or a row cannot be placed
     */
    List<int[]> divide(Batch batch);
}
