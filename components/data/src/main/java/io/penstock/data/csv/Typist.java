package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.data.source.Delivery;

/** Knows the types of a file's columns, and reads fields as such. Thread-safe. */
interface Typist {

    /** Returns the columns. */
    RowType rowType();

    /** Returns what reads blocks and delivers their rows. */
    BlockWorker worker(Delivery delivery);

    /** Returns whether what workers did is void, since a block did not fit the types. */
    boolean isWidened();
}
