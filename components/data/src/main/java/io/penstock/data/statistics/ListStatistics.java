package io.penstock.data.statistics;

/**
 * The lists of a column of lists.
 *
 * @param lengths number of elements of the lists that are there, missing elements included
 * @param elements statistics of all their elements end to end, by the elements' own type: {@code present} and {@code missing} are
 *     those of this level of nesting
 */
public record ListStatistics(LengthStatistics lengths, ColumnStatistics elements) {}
