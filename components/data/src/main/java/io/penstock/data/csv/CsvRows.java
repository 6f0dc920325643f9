package io.penstock.data.csv;

import io.penstock.data.csv.RowScanner.BrokenQuotes;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.FileSet;
import io.penstock.errors.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One pass over the rows of a file: its header, then blocks of fields. */
final class CsvRows implements AutoCloseable {

    private final Path file;
    private final CsvOptions options;
    private final RowScanner scanner;
    private final List<String> header;

    private CsvRows(Path file, CsvOptions options, InputStream in) throws IOException {
        this.file = file;
        this.options = options;
        this.scanner = new RowScanner("CSV file '%s'".formatted(file), in, options.quote(), options.delimiter());
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
            return new CsvRows(file, options, text(in, options));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    List<String> header() {
        return header;
    }

    /** Fills an empty block; returns false if no row was left. */
    boolean fill(FieldBlock block) throws IOException {
        boolean more;
        do { // a block may fill with lines that are no rows
            block.clear(header.size());
            scanner.begin(block);
            do {
                more = next(block);
                if (more) {
                    takeRow(block);
                }
            } while (more && !block.isFull());
            scanner.end(block);
        } while (more && block.isEmpty());
        return !block.isEmpty();
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }

    private boolean next(FieldBlock block) throws IOException {
        try {
            return scanner.next(block);
        } catch (BrokenQuotes e) {
            throw new DataException(
                    "CSV file '%s' has broken quotes in or after the row of line %d: %s. Correct them, or name another quote."
                            .formatted(file, scanner.line(), e.getMessage()),
                    e);
        }
    }

    private void takeRow(FieldBlock block) {
        if (block.columns() > 1 && block.isRowBlank()) {
            block.dropRow();
        } else if (block.rowFields() != block.columns()) {
            setAside(block, block.rowFields() + " fields instead of " + block.columns());
        } else if (!scanner.isRowValid()) {
            setAside(block, "bytes that are not " + options.encoding());
        } else {
            block.keepRow();
        }
    }

    private void setAside(FieldBlock block, String reason) {
        block.badRows().add(new BadRow(scanner.line(), reason, options.row(block.rowTexts())));
        block.dropRow();
    }

    private List<String> readHeader() throws IOException {
        FieldBlock names = new FieldBlock();
        scanner.begin(names.clear(0));
        if (!next(names)) {
            throw new DataException(
                    "CSV file '%s' is empty. Its first row holds the names of the columns.".formatted(file));
        }
        scanner.end(names);
        return names.rowTexts();
    }

    /** Returns the text in UTF-8 without a byte order mark. */
    private static InputStream text(InputStream in, CsvOptions options) throws IOException {
        boolean direct = options.encoding().equals(StandardCharsets.UTF_8);
        InputStream text = direct ? in : new Utf8Stream(in, options.encoding());
        BufferedInputStream marked = new BufferedInputStream(text, 16);
        marked.mark(3);
        byte[] start = marked.readNBytes(3);
        if (start.length < 3 || start[0] != (byte) 0xEF || start[1] != (byte) 0xBB || start[2] != (byte) 0xBF) {
            marked.reset();
        }
        return marked;
    }
}
