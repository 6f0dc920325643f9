package io.penstock.data.statistics;

import io.penstock.errors.DefinitionException;

/**
 * What {@link Statistics} holds.
 *
 * @param topValues how many of the most frequent values of a column are listed, 1 to 10,000; a schema can only infer a domain of
 *     as many values
 * @param histogramBins number of bins of each histogram, 1 to 1,000
 */
public record StatisticsOptions(int topValues, int histogramBins) {

    /** The 100 most frequent values, and 10 bins. */
    public static final StatisticsOptions DEFAULT = new StatisticsOptions(100, 10);

    /** Checks the ranges. */
    public StatisticsOptions {
        if (topValues < 1 || topValues > 10_000) {
            throw new DefinitionException(
                    "StatisticsOptions.topValues is '%d'. Choose 1 to 10,000.".formatted(topValues));
        }
        if (histogramBins < 1 || histogramBins > 1_000) {
            throw new DefinitionException(
                    "StatisticsOptions.histogramBins is '%d'. Choose 1 to 1,000.".formatted(histogramBins));
        }
    }

    /** Returns these options with another number of listed values. */
    public StatisticsOptions withTopValues(int number) {
        return new StatisticsOptions(number, histogramBins);
    }

    /** Returns these options with another number of bins. */
    public StatisticsOptions withHistogramBins(int number) {
        return new StatisticsOptions(topValues, number);
    }
}
