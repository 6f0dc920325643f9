package io.penstock.data.format;

import io.penstock.data.csv.CsvFormat;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.export.FileFormat;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** Text with commas and a header. */
final class CsvDataFormat implements DataFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> suffixes() {
        return List.of(".csv");
    }

    @Override
    public Source source(FileSet files) {
        return CsvSource.anywhere().reading(files);
    }

    @Override
    public FileFormat writing() {
        return new CsvFormat(CsvOptions.DEFAULT.delimiter());
    }
}
