package io.penstock.data.statistics;

import io.penstock.columns.RowType;
import io.penstock.data.statistics.SliceStatistics.Slice;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statistics of each slice that the values of a column make. */
final class SliceFacet extends SlicedFacet {

    private final String column;
    private final int topValues;

    SliceFacet(RowType type, String column, StatisticsOptions options, TextScratch scratch) {
        super(new Slices(type, column, options.ofSlice(), options.maxSlices(), scratch));
        this.column = column;
        this.topValues = options.topValues();
    }

    @Override
    public SplitStatistics finish(SplitStatistics seen) {
        List<Slice> finished = slices().counts().entrySet().stream()
                .map(entry -> slice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Slice>comparingLong(one -> -one.statistics().rows())
                        .thenComparing(one -> one.value().orElse("")))
                .toList();
        long rows = finished.stream().mapToLong(one -> one.statistics().rows()).sum();
        return seen.with(
                new SliceStatistics(column, finished, slices().otherValues(), slices().rows() - rows, others()));
    }

    private Slice slice(Slices.Key key, SplitCounts counts) {
        String name = key.value().map(value -> column + "=" + value).orElse(column + " missing");
        return new Slice(key.value(), counts.finish(name));
    }

    private List<ValueCount> others() {
        Set<String> made = slices().counts().keySet().stream()
                .map(Slices.Key::value)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        CountedTexts values = slices().values();
        TextTable texts = values.texts();
        int[] frequent = TextOrder.mostFrequent(texts, values::count, topValues + made.size());
        return Arrays.stream(frequent)
                .mapToObj(entry -> new ValueCount(texts.text(entry), values.count(entry)))
                .filter(one -> !made.contains(one.value()))
                .limit(topValues)
                .toList();
    }
}
