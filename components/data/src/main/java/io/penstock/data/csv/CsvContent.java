package io.penstock.data.csv;

import io.penstock.columns.RowType;
import java.util.List;

/**
 * What reading a file came to.
 *
 * @param type the columns with their inferred types
 * @param rows number of rows read
 * @param badRows number of rows set aside
 * @param sinks that took the rows, closed
 * @param <S> kind of sink
 */
public record CsvContent<S>(RowType type, long rows, long badRows, List<S> sinks) {

    /** Copies the sinks. */
    public CsvContent {
        sinks = List.copyOf(sinks);
    }
}
