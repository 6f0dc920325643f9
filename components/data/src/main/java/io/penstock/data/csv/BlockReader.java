package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.util.List;
import java.util.Optional;

/** Reads blocks of fields as batches of one type. Used by one thread at a time. */
final class BlockReader {

    /** So many rows are read column by column before the next ones, so that their fields stay in the processor's cache. */
    private static final int ROWS_AT_ONCE = 512;

    private final RowType type;
    private final List<ColumnReader> columns;

    BlockReader(RowType type, List<ColumnReader> columns) {
        this.type = type;
        this.columns = columns;
    }

    /** Returns the rows of a block, or nothing if a field is not of its column's type, after which this reader is of no use. */
    Optional<Batch> read(FieldBlock block) {
        columns.forEach(column -> column.begin(block.rows()));
        for (int row = 0; row < block.rows(); row += ROWS_AT_ONCE) {
            int to = Math.min(block.rows(), row + ROWS_AT_ONCE);
            for (ColumnReader column : columns) {
                if (!column.read(block, row, to)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(built(block));
    }

    /** Returns the rows of a block without those that have a field which is not of its column's type: the misfits. */
    Batch read(FieldBlock block, Misfits misfits) {
        columns.forEach(column -> column.begin(block.rows()));
        for (int row = 0; row < block.rows(); row += ROWS_AT_ONCE) {
            int to = Math.min(block.rows(), row + ROWS_AT_ONCE);
            for (ColumnReader column : columns) {
                column.read(block, row, to, misfits);
            }
        }
        Batch all = built(block);
        return misfits.isEmpty() ? all : all.select(misfits.fitting(block.rows()));
    }

    private Batch built(FieldBlock block) {
        return Batch.of(
                type, columns.stream().map(column -> column.build(block.rows())).toList());
    }
}
