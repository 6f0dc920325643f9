package io.penstock.data.statistics;

import io.penstock.data.statistics.LabelStatistics.Feature;
import io.penstock.data.statistics.LabelStatistics.Lift;
import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The values of a column, class by class of a label.
 *
 * @param table of all categories, missing values among them
 * @param values those whose lifts are told, most frequent first
 */
record LabelledColumn(Contingency table, List<Value> values) {

    /** The most values whose lifts are looked at. */
    static final int MOST_VALUES = 100;

    /**
     * A value.
     *
     * @param text as it is told
     * @param counts one for each class
     */
    record Value(String text, List<Long> counts) {

        static Value of(String text, long... counts) {
            return new Value(text, Arrays.stream(counts).boxed().toList());
        }

        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Holds the counts of the classes against each other, if the column's kind and its number of values allow it. */
    static Optional<LabelledColumn> of(List<ColumnCounts> classes, int bins) {
        if (classes.get(0) instanceof NumericCounts) {
            return Optional.of(LabelledNumbers.of(
                    classes.stream().map(NumericCounts.class::cast).toList(), bins));
        }
        if (classes.get(0) instanceof TextCounts) {
            return LabelledTexts.of(classes.stream().map(TextCounts.class::cast).toList());
        }
        return Optional.empty();
    }

    /** Returns the missing values of each class, a category like others. */
    static long[] missing(List<? extends ColumnCounts> classes) {
        return classes.stream().mapToLong(ColumnCounts::missing).toArray();
    }

    Feature feature(String name, List<ValueCount> classes) {
        long rows = classes.stream().mapToLong(ValueCount::count).sum();
        List<Lift> lifts = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            lifts.addAll(extremes(lifts(i, classes.get(i), rows)));
        }
        return new Feature(name, table.categories(), table.mutualInformation(), table.bias(), lifts);
    }

    private List<Lift> lifts(int index, ValueCount label, long rows) {
        double share = (double) label.count() / rows;
        return values.stream()
                .map(value -> new Lift(
                        label.value(),
                        value.text(),
                        value.counts().get(index),
                        (double) value.counts().get(index) / value.total() / share))
                .sorted(Comparator.comparingDouble(lift -> -lift.lift()))
                .toList();
    }

    private static List<Lift> extremes(List<Lift> sorted) {
        if (sorted.size() <= 2 * LabelFacet.LIFTS) {
            return sorted;
        }
        List<Lift> extremes = new ArrayList<>(sorted.subList(0, LabelFacet.LIFTS));
        extremes.addAll(sorted.subList(sorted.size() - LabelFacet.LIFTS, sorted.size()));
        return extremes;
    }
}
