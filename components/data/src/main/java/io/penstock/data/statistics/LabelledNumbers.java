package io.penstock.data.statistics;

import io.penstock.columns.ColumnType;
import io.penstock.data.statistics.LabelledColumn.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Numbers in bins of equal depth, class by class of a label. */
final class LabelledNumbers {

    private LabelledNumbers() {}

    static LabelledColumn of(List<NumericCounts> classes, int bins) {
        ValueBuckets all = new ValueBuckets();
        classes.forEach(one -> all.merge(one.buckets()));
        List<ValueBuckets> aligned =
                classes.stream().map(one -> one.buckets().alignedWith(all)).toList();
        List<long[]> categories = new ArrayList<>(all.size() == 0 ? List.of() : binned(classes, all, aligned, bins));
        categories.add(counts(classes, NumericCounts::notANumber));
        categories.add(counts(classes, NumericCounts::positiveInfinity));
        categories.add(counts(classes, NumericCounts::negativeInfinity));
        categories.add(LabelledColumn.missing(classes));
        return new LabelledColumn(new Contingency(categories), values(classes, all, aligned));
    }

    private static List<long[]> binned(
            List<NumericCounts> classes, ValueBuckets all, List<ValueBuckets> aligned, int bins) {
        double min = classes.stream().mapToDouble(NumericCounts::min).min().orElseThrow();
        double max = classes.stream().mapToDouble(NumericCounts::max).max().orElseThrow();
        List<Double> edges = edges(all, min, max, bins);
        List<List<Long>> filled = aligned.stream()
                .map(one -> one.ranking().count(edges, min, max).counts())
                .toList();
        return IntStream.range(0, edges.size() - 1)
                .mapToObj(bin ->
                        filled.stream().mapToLong(counts -> counts.get(bin)).toArray())
                .toList();
    }

    /** Returns the edges of bins of equal depth, or of one bin for each value if these are no more. */
    private static List<Double> edges(ValueBuckets all, double min, double max, int bins) {
        Ranking ranking = all.ranking();
        List<Double> edges = new ArrayList<>(
                all.isExact() && all.size() <= bins
                        ? IntStream.range(0, all.size())
                                .mapToObj(ranking::value)
                                .toList()
                        : ranking.quantiles(bins, min, max).stream().distinct().toList());
        if (all.isExact() && all.size() <= bins || edges.size() == 1) {
            edges.add(max);
        }
        return edges;
    }

    /** Returns the most frequent integers and truth values, while each is counted and no two are the same double. */
    private static List<Value> values(List<NumericCounts> classes, ValueBuckets all, List<ValueBuckets> aligned) {
        ColumnType type = classes.get(0).field().type();
        boolean whole = type == ColumnType.INT64 || type == ColumnType.BOOLEAN;
        if (!whole || !all.isExact() || classes.stream().anyMatch(NumericCounts::isBeyondDoubles)) {
            return List.of();
        }
        Ranking ranking = all.ranking();
        return IntStream.range(0, ranking.size())
                .boxed()
                .sorted(Comparator.comparingLong(bucket -> -ranking.count(bucket)))
                .limit(LabelledColumn.MOST_VALUES)
                .map(bucket -> Value.of(
                        ValueText.of(type, ranking.value(bucket)),
                        aligned.stream()
                                .mapToLong(one -> one.countOf(ranking.value(bucket)))
                                .toArray()))
                .toList();
    }

    private static long[] counts(List<NumericCounts> classes, ToLongFunction<NumericCounts> count) {
        return classes.stream().mapToLong(count).toArray();
    }
}
