package io.penstock.data.format;

import io.penstock.data.csv.CsvFormat;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.export.FileFormat;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** Text with tabs and a header, in quotes where CSV is. */
final class TsvDataFormat implements DataFormat {

    private static final char TAB = '\t';

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public List<String> suffixes() {
        return List.of(".tsv", ".tab");
    }

    @Override
    public Source source(FileSet files) {
        return CsvSource.anywhere().reading(files).withOptions(CsvOptions.DEFAULT.withDelimiter(TAB));
    }

    @Override
    public FileFormat writing() {
        return new CsvFormat(TAB);
    }
}
