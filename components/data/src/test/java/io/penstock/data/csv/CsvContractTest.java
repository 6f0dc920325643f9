package io.penstock.data.csv;

import io.penstock.columns.ColumnType;
import io.penstock.data.FileFormatContract;
import io.penstock.data.export.FileFormat;
import io.penstock.data.source.Source;
import java.nio.file.Path;
import java.util.List;

class CsvContractTest extends FileFormatContract {

    @Override
    protected FileFormat format() {
        return new CsvFormat(',');
    }

    @Override
    protected Source source(Path... files) {
        return CsvSource.of(files).withOptions(CsvOptions.DEFAULT.withMaxBadFraction(1));
    }

    @Override
    protected List<ColumnType> types() {
        return List.of(
                ColumnType.INT64,
                ColumnType.FLOAT64,
                ColumnType.FLOAT32,
                ColumnType.BOOLEAN,
                ColumnType.TIMESTAMP,
                ColumnType.DATE,
                ColumnType.TEXT,
                ColumnType.BINARY,
                new ColumnType.Decimal(9, 2),
                new ColumnType.Decimal(38, 10),
                ColumnType.listOf(ColumnType.TEXT),
                ColumnType.listOf(ColumnType.listOf(ColumnType.FLOAT32)),
                new ColumnType.ListOf(ColumnType.FLOAT64, List.of(2, 2)));
    }

    @Override
    protected boolean tellsEmptyTextsByItself() {
        return false;
    }
}
