package io.penstock.data.statistics;

import io.penstock.data.csv.CsvOptions;
import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the values of a data set look like: the artifact of {@link io.penstock.data.StatisticsGen}.
 *
 * <p>Equal rows give equal statistics, for any number of threads.
 *
 * @param splits one for each split of the examples, in their order
 */
public record Statistics(List<SplitStatistics> splits) {

    /** The name of the one split of statistics that come straight from a file. */
    public static final String WHOLE = "all";

    /** Copies the splits. */
    public Statistics {
        splits = List.copyOf(splits);
    }

    /** Computes the statistics of all splits in one pass over each. */
    public static Statistics of(Examples examples, StatisticsOptions options, int threads) throws IOException {
        return new Statistics(examples.splits().stream()
                .map(split -> examples.reduce(split, new SplitReducer(split, examples.rowType(), options), threads))
                .toList());
    }

    /**
     * Computes the statistics of a CSV file in one pass (two if a late row widens a column's type), without writing examples. Its
     * one split is named {@value #WHOLE}.
     *
     * @param threads how many to use, the caller's among them
     * @throws DataException as {@link io.penstock.data.csv.CsvTable} does
     */
    public static Statistics ofCsv(Path file, CsvOptions csv, StatisticsOptions options, int threads)
            throws IOException, InterruptedException {
        return new Statistics(List.of(CsvStatistics.of(file, csv, options, threads)));
    }

    /** Returns the statistics of a split, if there is one of this name. */
    public Optional<SplitStatistics> split(String name) {
        return splits.stream().filter(split -> split.name().equals(name)).findFirst();
    }

    /**
     * Returns the statistics of a split.
     *
     * @throws DataException if there is none; the message lists the splits
     */
    public SplitStatistics require(String name) {
        return split(name)
                .orElseThrow(() -> new DataException("There are no statistics of split '%s'. Splits: %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        splits.stream()
                                                .map(SplitStatistics::name)
                                                .toList()))));
    }
}
