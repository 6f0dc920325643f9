package io.penstock.data.csv;

import io.penstock.errors.DefinitionException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a CSV file is written, and how much of it may be unreadable.
 *
 * @param delimiter stands between fields; ASCII
 * @param quote stands around fields that hold delimiters, line breaks or quotes; doubled inside; ASCII
 * @param encoding of the text; a byte order mark at the beginning is skipped
 * @param missing texts that stand for no value, besides the empty text, which always does; in a column of text or binary whose type
 *     is given, it does not if it stands in quotes
 * @param header names of the columns; empty if the first row holds them
 * @param maxBadFraction the largest share of rows that may be set aside as unreadable before the file is refused, 0 to 1
 */
public record CsvOptions(
        char delimiter, char quote, Charset encoding, Set<String> missing, List<String> header, double maxBadFraction) {

    /** Commas, double quotes, UTF-8, names in the first row, and at most 1 % of unreadable rows. */
    public static final CsvOptions DEFAULT =
            new CsvOptions(',', '"', StandardCharsets.UTF_8, Set.of(), List.of(), 0.01);

    /** Checks the values and copies the collections. */
    public CsvOptions {
        missing = Set.copyOf(missing);
        header = List.copyOf(header);
        if (delimiter == quote || isLineBreak(delimiter) || isLineBreak(quote)) {
            throw new DefinitionException(
                    "CSV delimiter '%s' and quote '%s' must differ and be no line breaks.".formatted(delimiter, quote));
        }
        if (delimiter >= 0x80 || quote >= 0x80) {
            throw new DefinitionException("CSV delimiter '%s' and quote '%s' must be ASCII. Write the file with others."
                    .formatted(delimiter, quote));
        }
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "CsvOptions.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Returns these options with another delimiter. */
    public CsvOptions withDelimiter(char character) {
        return new CsvOptions(character, quote, encoding, missing, header, maxBadFraction);
    }

    /** Returns these options with another quote. */
    public CsvOptions withQuote(char character) {
        return new CsvOptions(delimiter, character, encoding, missing, header, maxBadFraction);
    }

    /** Returns these options with another encoding. */
    public CsvOptions withEncoding(Charset charset) {
        return new CsvOptions(delimiter, quote, charset, missing, header, maxBadFraction);
    }

    /** Returns these options with texts that stand for no value, for example {@code NA} or {@code ?}. */
    public CsvOptions withMissing(String... texts) {
        return new CsvOptions(delimiter, quote, encoding, Set.of(texts), header, maxBadFraction);
    }

    /** Returns these options for a file without a row of names. */
    public CsvOptions withHeader(String... names) {
        return new CsvOptions(delimiter, quote, encoding, missing, List.of(names), maxBadFraction);
    }

    /** Returns these options with another share of rows that may be unreadable. */
    public CsvOptions withMaxBadFraction(double share) {
        return new CsvOptions(delimiter, quote, encoding, missing, header, share);
    }

    /** Returns a field as it may stand in a row: in quotes if need be. */
    String field(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == quote || character == delimiter || isLineBreak(character)) {
                return quoted(text);
            }
        }
        return text;
    }

    /** Returns a field in quotes. */
    String quoted(String text) {
        String mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }

    /** Returns a row without its line end. */
    String row(List<String> fields) {
        return fields.stream().map(this::field).collect(Collectors.joining(String.valueOf(delimiter)));
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }
}
