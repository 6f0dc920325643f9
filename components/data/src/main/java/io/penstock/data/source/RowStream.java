package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.util.Optional;

/** The rows of one shard in their order, read once. Used by one thread at a time; close it. */
public interface RowStream extends AutoCloseable {

    /** Returns the columns of the rows. */
    RowType type();

    /**
     * Returns the next rows, good and bad ones, or nothing at the end.
     *
     * @throws io.penstock.errors.DataException if the shard is damaged, so that nobody knows what rows come now
     */
    Optional<Rows> next() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
