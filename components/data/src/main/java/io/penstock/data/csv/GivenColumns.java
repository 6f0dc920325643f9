package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.data.source.AskedColumns;
import io.penstock.data.source.Delivery;
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
     * @throws io.penstock.errors.DataException if one is not there
     */
    static GivenColumns in(List<String> header, RowType type, String title, CsvOptions options) {
        return new GivenColumns(type, AskedColumns.positions(title, header, type), options);
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
