package io.penstock.data.report;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Histogram;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.NumericStatistics;
import io.penstock.data.statistics.ValueCounts;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Bins of equal width that the splits of a numeric column have in common, so that they can be laid over each other.
 *
 * <p>They reach over the inner 80 % of the values and some way beyond; the first and the last bin also hold what lies outside.
 * Values that the statistics list are counted exactly; the others are interpolated between the edges whose counts are known.
 *
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin, above {@code low}
 * @param min least value
 * @param max greatest value
 * @param bins their number
 */
record CommonBins(double low, double high, double min, double max, int bins) {

    private static final int USUAL = 16;
    private static final int MOST = 32;

    /** How far the bins reach beyond the inner 80 %, as a share of those. */
    private static final double REACH = 0.6;

    /** Chooses the bins of a column; empty if no split has a number. */
    static Optional<CommonBins> of(List<ColumnStatistics> splits) {
        List<NumericStatistics> numbers =
                splits.stream().flatMap(split -> split.numbers().stream()).toList();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        double min = numbers.stream().mapToDouble(NumericStatistics::min).min().orElseThrow();
        double max = numbers.stream().mapToDouble(NumericStatistics::max).max().orElseThrow();
        double inner =
                numbers.stream().mapToDouble(n -> n.deciles().get(1)).min().orElseThrow();
        double outer =
                numbers.stream().mapToDouble(n -> n.deciles().get(9)).max().orElseThrow();
        double reach = outer > inner ? (outer - inner) * REACH : max - min;
        boolean integers = splits.get(0).type() == ColumnType.INT64;
        return Optional.of(of(Math.max(min, inner - reach), Math.min(max, outer + reach), min, max, integers));
    }

    /** A bin for each integer if they are few. */
    private static CommonBins of(double low, double high, double min, double max, boolean integers) {
        if (integers && high - low < MOST) {
            double first = Math.floor(low) - 0.5;
            double last = Math.ceil(high) + 0.5;
            return new CommonBins(first, last, min, max, (int) (last - first));
        }
        return high > low
                ? new CommonBins(low, high, min, max, USUAL)
                : new CommonBins(low - 0.5, low + 0.5, min, max, 1);
    }

    /** Returns the count of a split in each bin. */
    double[] counts(ColumnStatistics split) {
        double[] counts = new double[bins];
        NavigableMap<Double, Double> listed = listed(split);
        listed.forEach((value, count) -> counts[bin(value)] += count);
        if (sum(listed) < split.present()) {
            split.numbers().ifPresent(numbers -> interpolate(numbers, listed, counts));
        }
        return counts;
    }

    /** Returns the edge below which everything is in the first bin, for people. */
    String from(ColumnType type) {
        return min < low ? "≤ " + Values.text(low + width(), type) : Values.text(min, type);
    }

    /** Returns the edge above which everything is in the last bin, for people. */
    String to(ColumnType type) {
        return max > high ? "≥ " + Values.text(high - width(), type) : Values.text(max, type);
    }

    /** Returns the values that are listed with their counts. */
    private static NavigableMap<Double, Double> listed(ColumnStatistics split) {
        NavigableMap<Double, Double> listed = new TreeMap<>();
        split.values().filter(ValueCounts::exact).ifPresent(values -> values.top()
                .forEach(value -> listed.put(Double.parseDouble(value.value()), (double) value.count())));
        return listed;
    }

    private double width() {
        return (high - low) / bins;
    }

    private int bin(double value) {
        return (int) Math.max(0, Math.min(bins - 1, (value - low) / width()));
    }

    /** Spreads what is not listed between the edges whose counts are known. */
    private void interpolate(NumericStatistics numbers, NavigableMap<Double, Double> listed, double[] counts) {
        NavigableMap<Double, Double> known = new TreeMap<>();
        addEdges(numbers.histogram(), known);
        addEdges(numbers.quantileHistogram(), known);
        known.replaceAll((edge, below) -> below - sum(listed.headMap(edge, edge >= numbers.max())));
        double before = 0;
        for (int i = 0; i < bins; i++) {
            double below = i == bins - 1 ? known.lastEntry().getValue() : below(low + (i + 1) * width(), known);
            counts[i] += Math.max(0, below - before);
            before = below;
        }
    }

    private static double sum(Map<Double, Double> counts) {
        return counts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void addEdges(Histogram histogram, Map<Double, Double> known) {
        double below = 0;
        for (int i = 0; i < histogram.counts().size(); i++) {
            known.put(histogram.edges().get(i), below);
            below += histogram.counts().get(i);
        }
        known.put(histogram.edges().get(histogram.counts().size()), below);
    }

    private static double below(double edge, NavigableMap<Double, Double> known) {
        Map.Entry<Double, Double> floor = known.floorEntry(edge);
        Map.Entry<Double, Double> ceiling = known.ceilingEntry(edge);
        if (floor == null) {
            return 0;
        }
        if (ceiling == null || ceiling.getKey().equals(floor.getKey())) {
            return floor.getValue();
        }
        double share = (edge - floor.getKey()) / (ceiling.getKey() - floor.getKey());
        return floor.getValue() + share * (ceiling.getValue() - floor.getValue());
    }
}
