package io.penstock.data.csv;

import io.penstock.data.source.ColumnAgreement;
import io.penstock.data.source.FileSet;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** One pass over the rows of some files with equal headers. */
final class CsvFiles implements AutoCloseable {

    private final FileSet set;
    private final CsvOptions options;
    private final Iterator<Path> next;
    private final boolean several;
    private final List<String> header;
    private Path file;
    private CsvRows rows;

    private CsvFiles(FileSet set, CsvOptions options) throws IOException {
        this.set = set;
        this.options = options;
        List<Path> files = set.files();
        this.next = files.iterator();
        this.several = files.size() > 1;
        this.file = next.next();
        this.rows = CsvRows.open(file, options, set);
        this.header = rows.header();
    }

    /** Opens the first file and reads its header. */
    static CsvFiles open(FileSet set, CsvOptions options) throws IOException {
        return new CsvFiles(set, options);
    }

    List<String> header() {
        return header;
    }

    /** Fills an empty block with rows of one file; returns false if no row was left. */
    boolean fill(FieldBlock block) throws IOException {
        while (!rows.fill(block)) {
            if (!next.hasNext()) {
                return false;
            }
            open(next.next());
        }
        block.origin(several ? file.toString() : "");
        return true;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void open(Path other) throws IOException {
        rows.close();
        file = other;
        rows = CsvRows.open(other, options, set);
        if (!rows.header().equals(header)) {
            throw new DataException(
                    "CSV file '%s' has other columns than the files before it: %s instead of %s; it %s. Read files of one header together."
                            .formatted(
                                    other, rows.header(), header, ColumnAgreement.difference(rows.header(), header)));
        }
    }
}
