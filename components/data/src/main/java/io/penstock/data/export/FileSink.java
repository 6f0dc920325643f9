package io.penstock.data.export;

import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import java.util.List;

/**
 * A file that rows are written to. Closing completes it; after a failure it is incomplete and to be thrown away.
 *
 * <p>Since it is a {@link BatchSink}, any {@link io.penstock.data.source.Source} can be read into it.
 */
public interface FileSink extends BatchSink {

    /** Leaves bad rows out: who reads counts and judges them, a file of data has no place for them. */
    @Override
    default void setAside(List<BadRow> rows) {}
}
