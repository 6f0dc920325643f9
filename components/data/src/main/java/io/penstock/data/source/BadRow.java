package io.penstock.data.source;

/**
 * A row that could not be understood.
 *
 * @param line where it begins in its file, from 1: a line of text, or the number of the record where there are no lines
 * @param reason for people, for example {@code 17 fields instead of 18}
 * @param text what stood there
 */
public record BadRow(long line, String reason, String text) {

    /** Returns this row with the file that it stands in named in its reason. */
    public BadRow in(String file) {
        return new BadRow(line, file + ": " + reason, text);
    }
}
