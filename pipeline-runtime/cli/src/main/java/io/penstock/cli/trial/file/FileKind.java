package io.penstock.cli.trial.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of file that people take for a CSV file, known by its first bytes.
 *
 * @param beginning the first bytes, a character each
 * @param what a file of the kind is, and what to do with it
 */
record FileKind(String beginning, String what) {

    private static final String UNPACK = "Unpack it and try what is inside.";
    private static final String EXPORT = "Open it where it was made and save the table as CSV.";

    private static final List<FileKind> KINDS = List.of(
            new FileKind("\u001f\u008b", "is compressed by gzip. " + UNPACK),
            new FileKind("BZh", "is compressed by bzip2. " + UNPACK),
            new FileKind("\u00fd7zXZ", "is compressed by xz. " + UNPACK),
            new FileKind("(\u00b5/\u00fd", "is compressed by zstd. " + UNPACK),
            new FileKind("7z\u00bc\u00af", "is a 7-Zip archive. " + UNPACK),
            new FileKind("\u00d0\u00cf\u0011\u00e0", "is an old Excel workbook. " + EXPORT),
            new FileKind("%PDF", "is a PDF document. " + EXPORT),
            new FileKind("PAR1", "is a Parquet file. Write it as CSV first, for example with DuckDB."),
            new FileKind("ARROW1", "is an Arrow file. Write it as CSV first, for example with DuckDB."),
            new FileKind("SQLite format 3", "is an SQLite database. Export one of its tables as CSV."),
            new FileKind("\u0089PNG", "is an image. Name a table of rows."),
            new FileKind("\u00ff\u00d8\u00ff", "is an image. Name a table of rows."));

    private static final FileKind WORKBOOK = new FileKind("PK\u0003\u0004", "is an Excel workbook. " + EXPORT);
    private static final FileKind ZIP = new FileKind("PK\u0003\u0004", "is a ZIP archive. " + UNPACK);

    /** Returns what is said of a file of a known kind, by its first bytes. */
    static Optional<String> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith(ZIP.beginning)) {
            boolean workbook = Stream.of("xl/", "[Content_Types].xml").anyMatch(text::contains);
            return Optional.of(workbook ? WORKBOOK.what : ZIP.what);
        }
        return KINDS.stream()
                .filter(kind -> text.startsWith(kind.beginning))
                .map(FileKind::what)
                .findFirst()
                .or(() -> markup(text.stripLeading()));
    }

    private static Optional<String> markup(String text) {
        if (JsonBeginning.is(text)) {
            return Optional.of("is JSON. Write it as CSV first: a line of names, then a line for each row.");
        }
        return text.startsWith("<")
                ? Optional.of("is a page of HTML or XML. Download the table itself, or save it as CSV.")
                : Optional.empty();
    }
}
