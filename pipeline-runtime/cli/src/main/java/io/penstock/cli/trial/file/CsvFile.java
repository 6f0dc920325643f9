package io.penstock.cli.trial.file;

import io.penstock.data.csv.CsvOptions;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CSV file with what was found out about how it is written.
 *
 * @param path where it is
 * @param options how it is written
 * @param header the names of its columns
 * @param remarks what people should know of how it is read, a sentence each
 */
public record CsvFile(Path path, CsvOptions options, List<String> header, List<String> remarks) {

    private static final int HEAD = 1 << 16;
    private static final int LINES = 50;

    /** Copies the lists. */
    public CsvFile {
        header = List.copyOf(header);
        remarks = List.copyOf(remarks);
    }

    /**
     * What a person says of a file, so that it is not guessed.
     *
     * @param delimiter what stands between fields
     * @param encoding of the text
     */
    public record Hints(Optional<Character> delimiter, Optional<Charset> encoding) {

        /** Nothing is said. */
        public static final Hints NONE = new Hints(Optional.empty(), Optional.empty());
    }

    /**
     * Finds out how a file is written.
     *
     * @throws DataException if it is not a CSV file, says what it is and what to do
     * @throws EnvironmentException if it cannot be read
     */
    public static CsvFile of(Path path, Hints hints) {
        check(path);
        try {
            byte[] head = head(path);
            FileKind.of(head).ifPresent(what -> {
                throw refused(path, what);
            });
            Charset encoding = hints.encoding().isPresent() ? hints.encoding().get() : Encoding.of(path, head);
            return of(path, lines(path, head, encoding), encoding, hints);
        } catch (IOException e) {
            throw new EnvironmentException("'%s' cannot be read: %s".formatted(path, e), e);
        }
    }

    /** Returns this file with texts that stand for no value. */
    public CsvFile withMissing(List<String> texts) {
        List<String> more = new ArrayList<>(remarks);
        more.add("%s stands for no value.".formatted(quoted(texts)));
        return new CsvFile(path, options.withMissing(texts.toArray(String[]::new)), header, more);
    }

    /** Returns this file with another share of rows that may be unreadable. */
    public CsvFile withMaxBadFraction(double share) {
        return new CsvFile(path, options.withMaxBadFraction(share), header, remarks);
    }

    private static CsvFile of(Path path, List<String> lines, Charset encoding, Hints hints) {
        Delimiter delimiter = hints.delimiter().map(Delimiter::of).orElseGet(() -> Delimiter.of(lines));
        List<String> header = delimiter.fields(lines.get(0));
        Headers.check(path, header, delimiter);
        CsvOptions options =
                CsvOptions.DEFAULT.withDelimiter(delimiter.character()).withEncoding(encoding);
        return new CsvFile(path, options, header, remarks(delimiter, encoding, hints));
    }

    private static List<String> remarks(Delimiter delimiter, Charset encoding, Hints hints) {
        List<String> remarks = new ArrayList<>();
        if (delimiter.character() != ',' && hints.delimiter().isEmpty()) {
            remarks.add("Its fields are divided by %s.".formatted(delimiter.name()));
        }
        if (!encoding.equals(StandardCharsets.UTF_8) && hints.encoding().isEmpty()) {
            remarks.add("It is not UTF-8; it is read as %s. If letters look wrong, name another with --encoding."
                    .formatted(encoding));
        }
        return remarks;
    }

    private static void check(Path path) {
        if (!Files.exists(path)) {
            throw new DataException("There is no file '%s'. Check the path.".formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new DataException("'%s' is a directory. Name one CSV file in it.".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw new EnvironmentException("'%s' may not be read. Change its permissions.".formatted(path));
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        }
    }

    /** Returns the first lines with something on them, at least one. */
    private static List<String> lines(Path path, byte[] head, Charset encoding) {
        String text = new String(head, encoding);
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (plain.isBlank()) {
            throw refused(path, "is empty. It needs a line with the names of the columns, then a line for each row.");
        }
        if (plain.indexOf('\0') >= 0) {
            throw refused(path, "is not text: it has zero bytes. Save the table as CSV in UTF-8.");
        }
        List<String> lines =
                records(plain).filter(line -> !line.isBlank()).limit(LINES).toList();
        return head.length == HEAD && lines.size() > 2 && lines.size() < LINES
                ? lines.subList(0, lines.size() - 1) // the last one is cut off
                : lines;
    }

    /** Splits at line breaks that are not in quotes. */
    private static Stream<String> records(String text) {
        List<String> records = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            quoted ^= one == '"';
            if (!quoted && (one == '\n' || one == '\r')) {
                records.add(text.substring(from, i));
                from = i + 1;
            }
        }
        records.add(text.substring(from));
        return records.stream();
    }

    private static DataException refused(Path path, String what) {
        return new DataException("'%s' %s".formatted(path, what));
    }

    private static String quoted(List<String> texts) {
        return "'" + String.join("', '", texts) + "'";
    }
}
