package io.penstock.tfrecord;

import io.penstock.columns.ColumnType;
import io.penstock.data.FileFormatContract;
import io.penstock.data.export.FileFormat;
import io.penstock.data.source.Source;
import java.nio.file.Path;
import java.util.List;

class TfRecordContractTest extends FileFormatContract {

    @Override
    protected FileFormat format() {
        return TfRecordFormat.compressed();
    }

    @Override
    protected String plainSuffix() {
        return TfRecordFormat.plain().suffix();
    }

    @Override
    protected Source source(Path... files) {
        return TfRecordSource.of(files).withMaxBadFraction(1);
    }

    @Override
    protected List<ColumnType> types() {
        return List.of(
                ColumnType.INT64,
                ColumnType.FLOAT32,
                ColumnType.BOOLEAN,
                ColumnType.TIMESTAMP,
                ColumnType.DATE,
                ColumnType.TEXT,
                ColumnType.BINARY,
                ColumnType.listOf(ColumnType.INT64),
                ColumnType.listOf(ColumnType.TEXT),
                ColumnType.listOf(ColumnType.TIMESTAMP),
                new ColumnType.ListOf(ColumnType.FLOAT32, List.of(2, 2)));
    }

    @Override
    protected ColumnType real() {
        return ColumnType.FLOAT32;
    }

    @Override
    protected boolean keepsMissingElements() {
        return false;
    }
}
