package io.penstock.data.statistics;

import io.penstock.columns.Histogram;

/**
 * A distribution of lengths: characters of texts, bytes of byte strings, elements of lists. With {@code n} lengths {@code l}.
 *
 * @param total {@code sum(l)}
 * @param average {@code sum(l) / n}
 * @param min shortest
 * @param max longest
 * @param histogram bins of equal width between min and max
 * @param quantileHistogram bins of equal depth, as in {@link NumericStatistics}
 */
public record LengthStatistics(
        long total, double average, long min, long max, Histogram histogram, Histogram quantileHistogram) {}
