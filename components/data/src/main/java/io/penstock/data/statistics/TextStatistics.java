package io.penstock.data.statistics;

/**
 * The lengths of a text column's values, in characters (Unicode code points).
 *
 * @param averageLength arithmetic mean of the lengths
 * @param minLength shortest
 * @param maxLength longest
 */
public record TextStatistics(double averageLength, long minLength, long maxLength) {}
