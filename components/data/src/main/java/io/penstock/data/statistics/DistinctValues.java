package io.penstock.data.statistics;

/**
 * How many distinct values a column has.
 *
 * @param count the number, an estimate unless exact (HyperLogLog, standard error 0.2 %)
 * @param exact whether each value was counted
 */
public record DistinctValues(long count, boolean exact) {}
