package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.data.source.Delivery;
import io.penstock.errors.DataException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a file that the user gives types of.
 *
 * @param rowType their names and types
 * @param positions where each stands in a row of the file
 * @param options how the file is written
 */
record GivenColumns(RowType rowType, List<Integer> positions, CsvOptions options) implements Typist {

    /**
     * Finds the columns in a header.
     *
     * @throws DataException if one is not there
     */
    static GivenColumns in(List<String> header, RowType type, String title, CsvOptions options) {
        List<String> absent =
                type.names().stream().filter(name -> !header.contains(name)).toList();
        if (!absent.isEmpty()) {
            throw new DataException("%s has no column '%s'. Columns: %s."
                    .formatted(title, String.join("', '", absent), String.join(", ", header)));
        }
        return new GivenColumns(type, type.names().stream().map(header::indexOf).toList(), options);
    }

    @Override
    public BlockWorker worker(Delivery delivery) {
        return new BlockWorker.Strict(this, delivery);
    }

    @Override
    public boolean isWidened() {
        return false;
    }

    List<ColumnReader> readers() {
        MissingTexts missing = new MissingTexts(options.missing());
        return IntStream.range(0, rowType.size())
                .mapToObj(i -> ColumnReader.of(rowType.fields().get(i), positions.get(i), missing))
                .toList();
    }
}
