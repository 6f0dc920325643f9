package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A source whose shards are streams of typed rows: what a format implements that declares its columns.
 *
 * <p>Its streams may have other types than {@link #types} asks for: what comes of them is converted as {@link ValueConverter} tells, and
 * rows that cannot be are set aside. Without given types all shards declare the same columns.
 */
public interface StreamedSource extends Source {

    /** Returns the columns that are asked for; empty for those that the source declares. */
    Optional<RowType> types();

    /** Returns whether this is one of several shards, whose rows are judged together with those of the others. */
    boolean isPart();

    @Override
    List<? extends StreamedSource> shards() throws IOException, InterruptedException;

    /** Opens the rows of a source that is a shard. */
    RowStream open() throws IOException, InterruptedException;

    @Override
    default RowType rowType() throws IOException, InterruptedException {
        return new StreamedReading(this, Meter.NONE).rowType();
    }

    @Override
    default <S extends BatchSink> Content<S> readInOrder(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return new StreamedReading(this, meter).inOrder(threads, sinks);
    }

    @Override
    default <S extends BatchSink> Content<S> readInParallel(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return new StreamedReading(this, meter).inParallel(threads, sinks);
    }
}
