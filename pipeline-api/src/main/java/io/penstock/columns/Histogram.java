package io.penstock.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of values in adjoining intervals; a bin holds its lower edge, the last one also its upper.
 *
 * @param edges one more than there are bins, rising
 * @param counts of each bin
 */
public record Histogram(List<Double> edges, List<Long> counts) {

    /** Checks the sizes and copies. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (edges.size() != counts.size() + 1) {
            throw new IllegalArgumentException(
                    "%d bins need one edge more, got %d.".formatted(counts.size(), edges.size()));
        }
    }

    /** Returns the sum of the counts. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Counts into bins of equal width. */
    static final class Filler {

        private final double min;
        private final double max;
        private final long[] counts;

        Filler(int bins, double min, double max) {
            if (bins < 1) {
                throw new IllegalArgumentException("A histogram has at least one bin, not '%d'.".formatted(bins));
            }
            this.min = min;
            this.max = max;
            this.counts = new long[min < max ? bins : 1];
        }

        void add(double value, long number) {
            // halves, so that the width of the whole range of doubles does not overflow
            double place = max > min ? (value / 2 - min / 2) / (max / 2 - min / 2) : 0;
            counts[Math.min(counts.length - 1, (int) (place * counts.length))] += number;
        }

        Histogram histogram() {
            List<Double> edges = new ArrayList<>();
            for (int i = 0; i <= counts.length; i++) {
                double share = (double) i / counts.length;
                edges.add(min * (1 - share) + max * share);
            }
            return new Histogram(edges, Arrays.stream(counts).boxed().toList());
        }
    }
}
