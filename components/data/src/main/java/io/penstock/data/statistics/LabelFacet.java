package io.penstock.data.statistics;

import io.penstock.columns.RowType;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What columns tell of a label: each of its values makes a slice, and the slices' counts are held against each other. */
final class LabelFacet extends SlicedFacet {

    /** The most values of a label. */
    static final int MOST_CLASSES = 100;

    /** The number of highest and of lowest lifts that are told of a class. */
    static final int LIFTS = 10;

    private final String label;
    private final StatisticsOptions options;

    LabelFacet(RowType type, String label, StatisticsOptions options, TextScratch scratch) {
        super(new Slices(
                type,
                label,
                new StatisticsOptions(options.topValues(), options.histogramBins()),
                MOST_CLASSES + 1,
                scratch));
        this.label = label;
        this.options = options;
    }

    @Override
    public SplitStatistics finish(SplitStatistics seen) {
        SplitCounts without = slices().counts().get(Slices.Key.of(Optional.empty()));
        long rowsWithout = without == null ? 0 : without.rows();
        List<ValueCount> classes = classes();
        List<LabelStatistics.Feature> features = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < seen.columns().size(); i++) {
            String name = seen.columns().get(i).name();
            if (!name.equals(label)) {
                feature(i, name, classes).ifPresentOrElse(features::add, () -> leftOut.add(name));
            }
        }
        double entropy = isUsable(classes)
                ? Contingency.entropy(classes.stream().map(ValueCount::count).toList())
                : 0;
        return seen.with(new LabelStatistics(
                label, slices().rows() - rowsWithout, rowsWithout, classes, entropy, features, leftOut));
    }

    private Optional<LabelStatistics.Feature> feature(int index, String name, List<ValueCount> classes) {
        if (!isUsable(classes)) {
            return Optional.empty();
        }
        List<ColumnCounts> counts = classes.stream()
                .map(one -> slices().countsOf(one.value()).columns().get(index))
                .toList();
        return LabelledColumn.of(counts, options.histogramBins()).map(column -> column.feature(name, classes));
    }

    private boolean isUsable(List<ValueCount> classes) {
        return !classes.isEmpty()
                && slices().values().isExact()
                && slices().values().distinct() <= MOST_CLASSES;
    }

    /** Returns the values of the label, all of them if they can be used. */
    private List<ValueCount> classes() {
        CountedTexts values = slices().values();
        boolean few = values.distinct() <= MOST_CLASSES;
        int[] frequent =
                TextOrder.mostFrequent(values.texts(), values::count, few ? MOST_CLASSES : options.topValues());
        return Arrays.stream(frequent)
                .mapToObj(entry -> new ValueCount(values.texts().text(entry), values.count(entry)))
                .toList();
    }
}
