package io.penstock.parquet;

import io.penstock.columns.ColumnBuilder;
import org.apache.parquet.column.ColumnReader;

/** Appends the value that a reader stands at. */
interface ValueAppender {

    /** Returns false if the value is none of the column's; then nothing was appended. */
    boolean append(ColumnReader from, ColumnBuilder into);
}
