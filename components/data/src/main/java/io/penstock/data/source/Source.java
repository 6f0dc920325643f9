package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.util.List;

/**
 * Where rows come from: files of some format, a query, records in memory.
 *
 * <p>A source is a record and part of a component's configuration, such as {@link io.penstock.data.ExampleGen}'s. Outside data are
 * named by {@link io.penstock.artifact.ExternalInput} in its fields, so that their content enters the cache key. It goes to JSON and
 * back, so that each of its {@link #shards} can be read in another JVM.
 *
 * <p><b>Columns</b> are those that the source declares (Avro, Parquet, a query), those that it infers over all its rows (CSV, JSON),
 * or those that {@link #withTypes} gives. A value that is not exactly one of its column's type is never bent: its row is set aside,
 * with its line and the reason. Rows that sinks took and rows set aside are all rows of the source; with too large a share of the
 * latter, reading fails.
 *
 * <p>Who adds a format implements {@link StreamedSource}.
 */
public interface Source {

    /** Returns what messages call this source, for example {@code CSV file 'trips.csv'}. */
    String title();

    /** Returns the columns that sinks will be opened with. A source that infers them reads all its rows to know. */
    RowType rowType() throws IOException, InterruptedException;

    /**
     * Returns this source with given columns: those of these names are read, in this order, as these types.
     *
     * <p>Reading throws {@link io.penstock.errors.DataException} if a column does not exist, or is of a type that this one can
     * never be made of.
     */
    Source withTypes(RowType types);

    /**
     * Returns parts of this source in a fixed order: the rows of one part after those of another are the rows of this source. Each
     * can be read alone and has the columns of the whole; its own only part is itself. A part may have no rows and any share of bad
     * ones: who reads parts judges their sum, with a {@link RowTally}.
     */
    List<? extends Source> shards() throws IOException, InterruptedException;

    /** Returns the largest share of rows that may be set aside before reading fails, 0 to 1. */
    double maxBadFraction();

    /**
     * Returns whether the fields of this source tell its content: external inputs do, the address of a database does not. What
     * reads a source that does not is run every time.
     */
    default boolean isKnownByContent() {
        return true;
    }

    /**
     * Reads all rows in order into one sink, which one thread after another uses.
     *
     * @param threads how many to use, the caller's among them
     * @throws io.penstock.errors.DataException if there is nothing to read, or nothing that can be read, or too many bad rows
     */
    <S extends BatchSink> Content<S> readInOrder(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException;

    /** Reads all rows in any order into at most as many sinks as there are threads; see {@link #readInOrder}. */
    <S extends BatchSink> Content<S> readInParallel(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException;
}
