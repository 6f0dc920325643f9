package io.penstock.transform.feature;

import io.penstock.columns.Batch;
import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.BatchCells;
import io.penstock.transform.expression.Cells;
import io.penstock.transform.expression.Kernel;
import java.util.function.Function;

/** Collects the moments of a kernel's finite values. */
record MomentsReducer<R>(RowType rows, Kernel input, Function<ExactMoments, R> finish)
        implements Reducer<ExactMoments, R> {

    @Override
    public ExactMoments zero() {
        return new ExactMoments();
    }

    @Override
    public void add(ExactMoments into, Batch batch) {
        BatchCells cells = Cells.of(rows, batch);
        for (int row = 0; row < batch.rows(); row++) {
            double value = input.apply(cells.at(row));
            if (Double.isFinite(value)) {
                into.add(value);
            }
        }
    }

    @Override
    public void merge(ExactMoments into, ExactMoments other) {
        into.merge(other);
    }

    @Override
    public R finish(ExactMoments total) {
        return finish.apply(total);
    }

    @Override
    public byte[] encode(ExactMoments partial) {
        return partial.encode();
    }

    @Override
    public ExactMoments decode(byte[] bytes) {
        return ExactMoments.decode(bytes);
    }
}
