package io.penstock.avro;

import io.penstock.columns.ColumnBuilder;
import java.io.IOException;

/** Reads the values of a column. */
interface ValueReader {

    /**
     * Reads a value and appends it.
     *
     * @return false if it is none of the column's; then it was read, and a missing one was appended
     */
    boolean read(BlockDecoder from, ColumnBuilder into) throws IOException;
}
