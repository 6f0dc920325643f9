package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is counted by the slices that the values of a column make. */
abstract sealed class SlicedFacet implements Facet permits LabelFacet, SliceFacet {

    private final Slices slices;

    SlicedFacet(Slices slices) {
        this.slices = slices;
    }

    final Slices slices() {
        return slices;
    }

    @Override
    public final void add(Batch batch) {
        slices.add(batch);
    }

    @Override
    public final void merge(Facet other) {
        slices.merge(((SlicedFacet) other).slices);
    }

    @Override
    public final void encode(DataOutput out) throws IOException {
        slices.encode(out);
    }

    @Override
    public final void decode(DataInput in) throws IOException {
        slices.decode(in);
    }
}
