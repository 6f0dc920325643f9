package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.util.List;

/**
 * What reading a source came to: {@code rows + badRows} are all rows that it has.
 *
 * @param type the columns
 * @param rows number of rows that sinks took
 * @param badRows number of rows set aside
 * @param sinks that took the rows, closed
 * @param <S> kind of sink
 */
public record Content<S>(RowType type, long rows, long badRows, List<S> sinks) {

    /** Copies the sinks. */
    public Content {
        sinks = List.copyOf(sinks);
    }
}
