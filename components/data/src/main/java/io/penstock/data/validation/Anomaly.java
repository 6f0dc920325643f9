package io.penstock.data.validation;

/**
 * One deviation of one column in one split.
 *
 * @param split where
 * @param column which column
 * @param kind what deviates
 * @param severity whether it withholds the examples
 * @param summary a few words for a table
 * @param detail a sentence with the values
 */
public record Anomaly(
        String split, String column, AnomalyKind kind, Severity severity, String summary, String detail) {}
