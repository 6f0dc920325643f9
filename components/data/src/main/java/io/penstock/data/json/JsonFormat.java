package io.penstock.data.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.export.StreamedFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON Lines: one object a row, its members in the order of the columns, without those that are missing. Numbers that JSON has no
 * form for ({@code NaN}, infinities) are texts, byte strings are Base64, times ISO 8601, decimals numbers with all digits. A column
 * with a dot in its name is a member of that name, not an object. Read back with the same given types, all values are as they were.
 */
public record JsonFormat() implements StreamedFormat {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String suffix() {
        return ".jsonl";
    }

    @Override
    public FileSink create(OutputStream out, RowType type) throws IOException {
        return new Sink(out, type.names());
    }

    /** Returns rows as lines. */
    public static String lines(Batch rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (Sink sink = new Sink(lines, rows.type().names())) {
            sink.write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("Rows cannot be written to a text.", e);
        }
        return lines.toString(StandardCharsets.UTF_8);
    }

    /** Returns a list as JSON. */
    public static String text(List<?> list) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(list, out);
        } catch (IOException e) {
            throw new UncheckedIOException("A list cannot be written to a text.", e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof byte[] bytes) {
            out.writeBinary(bytes);
        } else {
            writeSingle(value, out);
        }
    }

    private static void writeSingle(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Float number) {
            out.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number.toPlainString());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value.toString());
        }
    }

    private static final class Sink implements FileSink {

        private final JsonGenerator out;
        private final List<String> names;

        Sink(OutputStream file, List<String> names) throws IOException {
            this.out = JSON.createGenerator(file, JsonEncoding.UTF8).setRootValueSeparator(null);
            this.names = names;
        }

        @Override
        public void write(Batch rows) throws IOException {
            for (int row = 0; row < rows.rows(); row++) {
                out.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                    member(names.get(i), rows.column(i), row);
                }
                out.writeEndObject();
                out.writeRaw('\n');
            }
        }

        @Override
        public void close() throws IOException {
            out.close(); // and the file with it
        }

        private void member(String name, Column column, int row) throws IOException {
            if (!column.isMissing(row)) {
                out.writeFieldName(name);
                JsonFormat.write(column.boxed(row), out);
            }
        }
    }
}
