package io.penstock.parquet;

import io.penstock.data.export.FileFormat;
import io.penstock.data.format.DataFormat;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** Parquet files, for tools that name formats. */
public final class ParquetDataFormat implements DataFormat {

    /** Makes the format known. */
    public ParquetDataFormat() {}

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> suffixes() {
        return List.of(".parquet");
    }

    @Override
    public Source source(FileSet files) {
        return ParquetSource.anywhere().reading(files);
    }

    @Override
    public FileFormat writing() {
        return ParquetFormat.snappy();
    }
}
