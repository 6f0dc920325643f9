package io.penstock.report;

import java.util.ArrayList;
import java.util.List;

/** A histogram of one or two series side by side, each as shares of its own sum. */
public final class BarChart {

    private static final double HEIGHT = 84;
    private static final double WIDTH = 240;

    private final String label;
    private final List<double[]> series = new ArrayList<>();

    private BarChart(String label) {
        this.label = label;
    }

    /**
     * Begins a chart.
     *
     * @param label says what it shows to those who do not see it
     */
    public static BarChart of(String label) {
        return new BarChart(label);
    }

    /** Adds a series: one count for each bin, the same number of bins in all series. */
    public BarChart series(double... counts) {
        series.add(shares(counts));
        return this;
    }

    /** Returns the chart. */
    public Html toHtml() {
        Svg svg = Svg.stretched(WIDTH, HEIGHT, label).line("base", 0, HEIGHT - 0.5, WIDTH, HEIGHT - 0.5);
        double top = series.stream().mapToDouble(BarChart::greatest).max().orElse(0);
        for (int i = 0; i < series.size() && top > 0; i++) {
            draw(svg, i, top);
        }
        return svg.toHtml();
    }

    private void draw(Svg svg, int index, double top) {
        double[] shares = series.get(index);
        double bin = WIDTH / shares.length;
        double bar = bin * 0.9 / series.size();
        for (int i = 0; i < shares.length; i++) {
            double height = shares[i] == 0 ? 0 : Math.max(1, shares[i] / top * (HEIGHT - 4));
            if (height > 0) {
                svg.box("f" + (index + 1), i * bin + bin * 0.05 + index * bar, HEIGHT - height, bar, height, 0);
            }
        }
    }

    private static double[] shares(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length && sum > 0; i++) {
            shares[i] = counts[i] / sum;
        }
        return shares;
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }
}
