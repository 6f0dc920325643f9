package io.penstock.data.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.FileSet;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One pass over the rows of a file: its header, then blocks of fields. */
final class CsvRows implements AutoCloseable {

    private final Path file;
    private final CsvOptions options;
    private final FieldCollector collector = new FieldCollector();
    private final CloseableIterator<FieldCollector> records;
    private final List<String> header;

    private CsvRows(Path file, CsvOptions options, InputStream in) {
        this.file = file;
        this.options = options;
        this.records = reader(options)
                .build(collector, decoder(in, options.encoding()))
                .iterator();
        this.header = Header.check(file, options.header().isEmpty() ? readHeader() : options.header());
    }

    /** Opens a file and reads its header. */
    static CsvRows open(Path file, CsvOptions options, FileSet files) throws IOException {
        if (!Files.isRegularFile(file)) {
            String problem = Files.exists(file) ? "is not a file" : "does not exist";
            throw new DataException("CSV file '%s' %s. Name a file of rows.".formatted(file, problem));
        }
        InputStream in = files.open(file);
        try {
            return new CsvRows(file, options, in);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    List<String> header() {
        return header;
    }

    /** Fills an empty block; returns false if no row was left. */
    boolean fill(FieldBlock block) throws IOException {
        block.clear(header.size());
        collector.into(block);
        try {
            while (!block.isFull() && records.hasNext()) {
                records.next();
                takeRow(block);
            }
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return !block.isEmpty();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private void takeRow(FieldBlock block) {
        if (collector.isBlank() && block.columns() > 1) {
            block.dropRow();
        } else if (block.rowFields() != block.columns()) {
            setAside(block, block.rowFields() + " fields instead of " + block.columns());
        } else if (block.isRowInvalid()) {
            setAside(block, "bytes that are not " + options.encoding());
        } else {
            block.keepRow();
        }
    }

    private void setAside(FieldBlock block, String reason) {
        String text = block.rowTexts().stream().map(this::quoted).collect(Collectors.joining(delimiter()));
        block.badRows().add(new BadRow(collector.line(), reason, text));
        block.dropRow();
    }

    private String quoted(String field) {
        String quote = String.valueOf(options.quote());
        boolean plain = !field.contains(quote) && !field.contains(delimiter()) && field.indexOf('\n') < 0;
        return plain ? field : quote + field.replace(quote, quote + quote) + quote;
    }

    private String delimiter() {
        return String.valueOf(options.delimiter());
    }

    private static Reader decoder(InputStream in, Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8) ? new Utf8Reader(in) : new EscapingReader(in, encoding);
    }

    private List<String> readHeader() {
        FieldBlock names = new FieldBlock();
        collector.into(names);
        try {
            if (!records.hasNext()) {
                throw new DataException(
                        "CSV file '%s' is empty. Its first row holds the names of the columns.".formatted(file));
            }
            records.next();
        } catch (CsvParseException e) {
            throw broken(e);
        }
        return names.rowTexts();
    }

    private DataException broken(CsvParseException e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        return new DataException(
                "CSV file '%s' has broken quotes in or after the row of line %d: %s. Correct them, or name another quote."
                        .formatted(file, collector.line(), reason.getMessage()),
                e);
    }

    private static CsvReader.CsvReaderBuilder reader(CsvOptions options) {
        return CsvReader.builder()
                .fieldSeparator(options.delimiter())
                .quoteCharacter(options.quote())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
