package io.penstock.transform.feature;

import io.penstock.columns.Batch;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.BatchCells;
import io.penstock.transform.expression.Cells;
import io.penstock.transform.expression.Kernel;
import java.util.function.Function;

/** Counts a kernel's finite values. */
record ValuesReducer<R>(RowType rows, Kernel input, Function<ValueCounts, R> finish)
        implements Reducer<ValueCounts, R> {

    @Override
    public ValueCounts zero() {
        return new ValueCounts();
    }

    @Override
    public void add(ValueCounts into, Batch batch) {
        BatchCells cells = Cells.of(rows, batch);
        for (int row = 0; row < batch.rows(); row++) {
            double value = input.apply(cells.at(row));
            if (Double.isFinite(value)) {
                into.add(value);
            }
        }
    }

    @Override
    public void merge(ValueCounts into, ValueCounts other) {
        into.merge(other);
    }

    @Override
    public R finish(ValueCounts total) {
        return finish.apply(total);
    }

    @Override
    public byte[] encode(ValueCounts partial) {
        return partial.encode();
    }

    @Override
    public ValueCounts decode(byte[] bytes) {
        return ValueCounts.decode(bytes);
    }
}
