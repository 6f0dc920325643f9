package io.penstock.data.statistics;

/**
 * The sizes of a column of byte strings.
 *
 * @param sizes in bytes
 * @param distinct number of distinct values, told apart by their 64-bit hashes (XXH64), with the limits of {@link ValueCounts}
 * @param exact whether {@code distinct} is counted (but for equal hashes of different values, of which 100,000 values have one with
 *     a probability of 3e-10) and not estimated
 */
public record BinaryStatistics(LengthStatistics sizes, long distinct, boolean exact) {}
