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
import java.util.stream.Collectors;

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
        Sink sink = new Sink(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        sink.line(type.names().stream().map(this::quoted).collect(Collectors.joining(String.valueOf(delimiter))));
        return sink;
    }

    private String field(Column column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        Object value = Objects.requireNonNull(column.boxed(row), "a value that is not missing");
        if (value instanceof byte[] bytes) {
            return quoted(Base64.getEncoder().encodeToString(bytes));
        }
        if (value instanceof BigDecimal decimal) {
            return quoted(decimal.toPlainString());
        }
        return quoted(value instanceof List<?> list ? JsonFormat.text(list) : value.toString());
    }

    private String quoted(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c != delimiter && c != '"' && c != '\n' && c != '\r';
        }
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private final class Sink implements FileSink {

        private final BufferedWriter out;

        Sink(BufferedWriter out) {
            this.out = out;
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
                    out.write(delimiter);
                }
                out.write(field(rows.column(column), row));
            }
            out.write('\n');
        }

        private void line(String text) throws IOException {
            out.write(text);
            out.write('\n');
        }
    }
}
