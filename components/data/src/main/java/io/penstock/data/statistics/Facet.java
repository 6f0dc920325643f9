package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is counted of a split only because {@link StatisticsOptions} ask for it. Merging is associative and commutative to the
 * bit. What was not asked for is not there and costs nothing.
 */
interface Facet {

    void add(Batch batch);

    /** Adds what another facet of the same kind counted. */
    void merge(Facet other);

    void encode(DataOutput out) throws IOException;

    void decode(DataInput in) throws IOException;

    /** Returns the statistics with what this facet knows. */
    SplitStatistics finish(SplitStatistics seen);
}
