package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads blocks of fields as batches of given types. Used by one thread at a time. */
final class BlockReader {

    /** So many rows are read column by column before the next ones, so that their fields stay in the processor's cache. */
    private static final int ROWS_AT_ONCE = 512;

    private final RowType type;
    private final List<CellType> types;
    private final MissingTexts missing;
    private List<ColumnReader> columns;

    BlockReader(RowType type, List<CellType> types, MissingTexts missing) {
        this.type = type;
        this.types = types;
        this.missing = missing;
        this.columns = readers();
    }

    /** Returns the rows of a block, or nothing if a field is not of its column's type. */
    Optional<Batch> read(FieldBlock block) {
        for (int row = 0; row < block.rows(); row += ROWS_AT_ONCE) {
            int to = Math.min(block.rows(), row + ROWS_AT_ONCE);
            for (ColumnReader column : columns) {
                if (!column.read(block, row, to)) {
                    columns = readers();
                    return Optional.empty();
                }
            }
        }
        return Optional.of(Batch.of(
                type, columns.stream().map(column -> column.build(block.rows())).toList()));
    }

    private List<ColumnReader> readers() {
        return IntStream.range(0, types.size())
                .mapToObj(column -> ColumnReader.of(types.get(column), column, missing))
                .toList();
    }
}
