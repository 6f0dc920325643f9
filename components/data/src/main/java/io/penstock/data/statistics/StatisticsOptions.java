package io.penstock.data.statistics;

import io.penstock.errors.DefinitionException;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Statistics} holds. What is not asked for here costs nothing.
 *
 * @param topValues how many of the most frequent values of a column are listed, 1 to 10,000; a schema can only infer a domain of
 *     as many values
 * @param histogramBins number of bins of each histogram, 1 to 1,000
 * @param weight the numeric column that says how much a row counts, for {@link ColumnStatistics#weighted}
 * @param slices columns of text, integers, truth values or dates: each value of one makes a slice with statistics of its own
 * @param maxSlices how many slices a column makes at most, 1 to 1,000
 * @param label the column of text, integers, truth values or dates that features are held against, for {@link
 *     SplitStatistics#label}
 * @param pairColumns among how many columns, the first ones, pairs are looked at, for {@link SplitStatistics#pairs}; 0 for none,
 *     at most 500
 */
public record StatisticsOptions(
        int topValues,
        int histogramBins,
        Optional<String> weight,
        List<String> slices,
        int maxSlices,
        Optional<String> label,
        int pairColumns) {

    /** The 100 most frequent values, and 10 bins. */
    public static final StatisticsOptions DEFAULT = new StatisticsOptions(100, 10);

    private static final int USUAL_SLICES = 100;
    private static final int USUAL_PAIR_COLUMNS = 50;

    /** Checks the ranges. */
    public StatisticsOptions {
        slices = List.copyOf(slices);
        checkRange("topValues", topValues, 1, 10_000);
        checkRange("histogramBins", histogramBins, 1, 1_000);
        checkRange("maxSlices", maxSlices, 1, 1_000);
        checkRange("pairColumns", pairColumns, 0, 500);
        if (slices.stream().distinct().count() < slices.size()) {
            throw new DefinitionException(
                    "StatisticsOptions.slices names a column twice: '%s'. Name each once.".formatted(slices));
        }
    }

    /** Asks for nothing that is optional. */
    public StatisticsOptions(int topValues, int histogramBins) {
        this(topValues, histogramBins, Optional.empty(), List.of(), USUAL_SLICES, Optional.empty(), 0);
    }

    /** Returns these options with another number of listed values. */
    public StatisticsOptions withTopValues(int number) {
        return new StatisticsOptions(number, histogramBins, weight, slices, maxSlices, label, pairColumns);
    }

    /** Returns these options with another number of bins. */
    public StatisticsOptions withHistogramBins(int number) {
        return new StatisticsOptions(topValues, number, weight, slices, maxSlices, label, pairColumns);
    }

    /** Returns these options with weighted statistics beside the others. */
    public StatisticsOptions withWeight(String column) {
        return new StatisticsOptions(
                topValues, histogramBins, Optional.of(column), slices, maxSlices, label, pairColumns);
    }

    /** Returns these options with statistics for each value of some columns, of 100 values of each at most. */
    public StatisticsOptions withSlices(String... columns) {
        return new StatisticsOptions(topValues, histogramBins, weight, List.of(columns), maxSlices, label, pairColumns);
    }

    /** Returns these options with another limit for the slices of a column. */
    public StatisticsOptions withMaxSlices(int number) {
        return new StatisticsOptions(topValues, histogramBins, weight, slices, number, label, pairColumns);
    }

    /** Returns these options with what each column tells of a label. */
    public StatisticsOptions withLabel(String column) {
        return new StatisticsOptions(
                topValues, histogramBins, weight, slices, maxSlices, Optional.of(column), pairColumns);
    }

    /** Returns these options with covariances, correlations and common gaps of the first 50 columns. */
    public StatisticsOptions withPairs() {
        return withPairs(USUAL_PAIR_COLUMNS);
    }

    /** Returns these options with covariances, correlations and common gaps of the first columns. */
    public StatisticsOptions withPairs(int columns) {
        return new StatisticsOptions(topValues, histogramBins, weight, slices, maxSlices, label, columns);
    }

    /** Returns what is counted of a slice: no slices of it, no pairs and no label. */
    StatisticsOptions ofSlice() {
        return new StatisticsOptions(topValues, histogramBins, weight, List.of(), maxSlices, Optional.empty(), 0);
    }

    private static void checkRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new DefinitionException(
                    "StatisticsOptions.%s is '%d'. Choose %,d to %,d.".formatted(name, value, least, most));
        }
    }
}
