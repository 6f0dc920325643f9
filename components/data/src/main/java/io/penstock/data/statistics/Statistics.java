package io.penstock.data.statistics;

import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.source.Source;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.CountedSplits.Shape;
import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a data set look like: the artifact of {@link io.penstock.data.StatisticsGen}.
 *
 * <p>Equal rows give equal statistics, for any number of threads. Statistics of several sets of rows {@link #merge} into those of
 * all rows without a look at any: beside what is reported they hold what was counted. Two statistics are equal if they report the
 * same. Immutable and thread-safe.
 */
public final class Statistics {

    /** The name of the one split of statistics that come straight from a file. */
    public static final String WHOLE = "all";

    private final List<SplitStatistics> splits;
    private final @Nullable CountedSplits counted;

    /** Holds what is reported alone: such statistics do not merge. */
    public Statistics(List<SplitStatistics> splits) {
        this(splits, null);
    }

    Statistics(List<SplitStatistics> splits, @Nullable CountedSplits counted) {
        this.splits = List.copyOf(splits);
        this.counted = counted;
    }

    /** Computes the statistics of all splits in one pass over each. */
    public static Statistics of(Examples examples, StatisticsOptions options, int threads) throws IOException {
        Shape shape = new Shape(examples.rowType(), options);
        Map<String, SplitCounts> counts = new LinkedHashMap<>();
        for (String split : examples.splits()) {
            counts.put(split, examples.reduce(split, shape.reducer(split).counting(), threads));
        }
        return of(shape, counts);
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
        return of(CsvSource.of(file).withOptions(csv), options, threads);
    }

    /**
     * Computes the statistics of a source in one pass (two if it infers types and a late row widens one), without writing examples.
     * Their one split is named {@value #WHOLE}.
     *
     * @param threads how many to use, the caller's among them
     * @throws DataException as the source does
     */
    public static Statistics of(Source source, StatisticsOptions options, int threads)
            throws IOException, InterruptedException {
        return of(source, Split.whole(WHOLE), options, threads);
    }

    /** Computes the statistics of each part of a source, as {@link #of(Source, StatisticsOptions, int)} does of the whole. */
    public static Statistics of(Source source, Split split, StatisticsOptions options, int threads)
            throws IOException, InterruptedException {
        Map<String, SplitCounts> counts = SourceStatistics.of(source, split, options, threads);
        return of(new Shape(counts.values().iterator().next().type(), options), counts);
    }

    /**
     * Merges the statistics of disjoint sets of rows, such as the spans of a data set, into those of all rows; splits of the same
     * name become one, in the order in which names first come.
     *
     * <p>The result has the same bits for any order and grouping, and reports what one pass over all rows reports. (The most frequent
     * values of a text column with more than 100,000 distinct ones are the exception: they depend on the boundaries of batches, which
     * one pass over all rows draws elsewhere; see {@link ValueCounts}.)
     *
     * @throws DataException if there are none, if their columns or options differ, or if one of them holds nothing but what is
     *     reported
     */
    public static Statistics merge(List<Statistics> parts) throws IOException {
        if (parts.isEmpty()) {
            throw new DataException("There are no statistics to merge.");
        }
        CountedSplits first = parts.get(0).counted();
        Map<String, SplitCounts> totals = new LinkedHashMap<>();
        for (Statistics part : parts) {
            first.checkMergesWith(part.counted());
            part.counted().mergeInto(totals);
        }
        return of(first.shape(), totals);
    }

    private static Statistics of(Shape shape, Map<String, SplitCounts> counts) {
        List<SplitStatistics> splits = counts.entrySet().stream()
                .map(split -> split.getValue().finish(split.getKey()))
                .toList();
        return new Statistics(splits, CountedSplits.of(shape, counts));
    }

    /** Returns the statistics of each split, in the order of the examples. */
    public List<SplitStatistics> splits() {
        return splits;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Statistics statistics && splits.equals(statistics.splits);
    }

    @Override
    public int hashCode() {
        return splits.hashCode();
    }

    @Override
    public String toString() {
        return "Statistics" + splits;
    }

    Optional<CountedSplits> countedSplits() {
        return Optional.ofNullable(counted);
    }

    private CountedSplits counted() {
        if (counted == null) {
            throw new DataException(
                    "Statistics that hold nothing but what they report do not merge. Take them from StatisticsGen or Statistics.of.");
        }
        return counted;
    }
}
