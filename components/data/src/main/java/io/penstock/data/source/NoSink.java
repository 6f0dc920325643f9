package io.penstock.data.source;

import io.penstock.columns.Batch;
import java.util.List;

/** A sink that forgets what it takes, for who asks only what rows there are. */
public enum NoSink implements BatchSink {
    /** The only one. */
    INSTANCE;

    @Override
    public void write(Batch rows) {}

    @Override
    public void setAside(List<BadRow> rows) {}

    @Override
    public void close() {}
}
