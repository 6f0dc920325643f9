package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;

/**
 * Opens sinks for rows of a type. A call with another type than before means that what earlier sinks of this reading took is void.
 *
 * @param <S> kind of sink
 */
@FunctionalInterface
public interface SinkFactory<S extends BatchSink> {

    /** Opens a sink. */
    S open(RowType type) throws IOException;
}
