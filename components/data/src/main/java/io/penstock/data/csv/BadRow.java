package io.penstock.data.csv;

/**
 * A row that could not be understood.
 *
 * @param line where it begins in the file, from 1
 * @param reason for people, for example {@code 17 fields instead of 18}
 * @param text its fields as they were read, between delimiters
 */
public record BadRow(long line, String reason, String text) {}
