package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.export.StreamedFormat;
import io.penstock.data.json.JsonFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * CSV files in UTF-8 with a header and line feeds, in the written forms that {@link io.penstock.data.source.ValueConverter} reads:
 * lists as JSON, byte strings as Base64, times as ISO 8601. A missing value is an empty field, an empty text stands in quotes. Read
 * back with the same given types, all values are as they were.
 *
 * @param delimiter stands between fields
 */
public record CsvFormat(char delimiter) implements StreamedFormat {

    /** Checks the delimiter. */
    public CsvFormat {
        CsvOptions.DEFAULT.withDelimiter(delimiter);
    }

    @Override
    public String suffix() {
        return delimiter == '\t' ? ".tsv" : ".csv";
    }

    @Override
    public FileSink create(OutputStream out, RowType type) throws IOException {
        Sink sink = new Sink(
                new BufferedWriter(new OutputStreamWriter(
                        out, StandardCharsets.UTF_8.newEncoder())), // which refuses what it cannot encode
                CsvOptions.DEFAULT.withDelimiter(delimiter));
        sink.line(type.names());
        return sink;
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof List<?> list ? JsonFormat.text(list) : value.toString();
    }

    private static final class Sink implements FileSink {

        private final BufferedWriter out;
        private final CsvOptions options;

        Sink(BufferedWriter out, CsvOptions options) {
            this.out = out;
            this.options = options;
        }

        @Override
        public void write(Batch rows) throws IOException {
            for (int row = 0; row < rows.rows(); row++) {
                writeRow(rows, row);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        private void writeRow(Batch rows, int row) throws IOException {
            for (int column = 0; column < rows.columns().size(); column++) {
                if (column > 0) {
                    out.write(options.delimiter());
                }
                out.write(field(rows.column(column), row));
            }
            out.write('\n');
        }

        private String field(Column column, int row) {
            if (column.isMissing(row)) {
                return "";
            }
            String text = text(Objects.requireNonNull(column.boxed(row), "a value that is not missing"));
            return text.isEmpty() ? options.quoted(text) : options.field(text);
        }

        private void line(List<String> fields) throws IOException {
            out.write(options.row(fields));
            out.write('\n');
        }
    }
}
