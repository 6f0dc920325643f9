package io.penstock.report;

import java.util.ArrayList;
import java.util.List;

/** Curves and points over two axes. Changed in place while it is built, by one thread. */
public final class Plot {

    private static final double WIDTH = 360;
    private static final double HEIGHT = 260;
    private static final double LEFT = 48;
    private static final double RIGHT = WIDTH - 12;
    private static final double TOP = 10;
    private static final double BOTTOM = HEIGHT - 40;

    /** Points nearer than this on the paper are one point. */
    private static final double SAME = 0.6;

    /** One place of a plot. */
    public record Point(double x, double y) {}

    private record Series(String name, List<Point> points, boolean dots) {}

    private final String label;
    private final List<Series> series = new ArrayList<>();
    private String nameOfX = "";
    private String nameOfY = "";
    private Scale x = Scale.of(0, 1, LEFT, RIGHT);
    private Scale y = Scale.of(0, 1, BOTTOM, TOP);
    private boolean diagonal;

    private Plot(String label) {
        this.label = label;
    }

    /**
     * Begins a plot with axes from 0 to 1.
     *
     * @param label says what it shows to those who do not see it
     */
    public static Plot of(String label) {
        return new Plot(label);
    }

    /** Names the horizontal axis and sets its ends. */
    public Plot x(String name, double low, double high) {
        nameOfX = name;
        x = Scale.of(low, high, LEFT, RIGHT);
        return this;
    }

    /** Names the vertical axis and sets its ends. */
    public Plot y(String name, double low, double high) {
        nameOfY = name;
        y = Scale.of(low, high, BOTTOM, TOP);
        return this;
    }

    /** Adds a curve through points in their order. */
    public Plot curve(String name, List<Point> points) {
        series.add(new Series(name, List.copyOf(points), false));
        return this;
    }

    /** Adds a curve whose points are drawn. */
    public Plot dots(String name, List<Point> points) {
        series.add(new Series(name, List.copyOf(points), true));
        return this;
    }

    /** Draws the diagonal from the lower left to the upper right corner. */
    public Plot diagonal() {
        diagonal = true;
        return this;
    }

    /** Returns the plot with its legend. */
    public Html toHtml() {
        Svg svg = Svg.of(WIDTH, HEIGHT, label);
        drawAxes(svg);
        if (diagonal) {
            svg.line("guide", LEFT, BOTTOM, RIGHT, TOP);
        }
        for (int i = 0; i < series.size(); i++) {
            draw(svg, series.get(i), i % 6 + 1);
        }
        Html figure = Html.of("div").styled("plot").add(svg.toHtml());
        return figure.add(Legend.lines(series.stream().map(Series::name).toList()));
    }

    private void drawAxes(Svg svg) {
        for (double tick : x.ticks(5)) {
            svg.line("grid-line", x.at(tick), TOP, x.at(tick), BOTTOM);
            svg.text("", x.at(tick), BOTTOM + 16, "middle", Figures.number(clean(tick)));
        }
        for (double tick : y.ticks(5)) {
            svg.line("grid-line", LEFT, y.at(tick), RIGHT, y.at(tick));
            svg.text("", LEFT - 6, y.at(tick) + 4, "end", Figures.number(clean(tick)));
        }
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM).line("axis", LEFT, TOP, LEFT, BOTTOM);
        svg.text("", (LEFT + RIGHT) / 2, HEIGHT - 6, "middle", nameOfX);
        svg.add(Html.of("text", nameOfY)
                .with("text-anchor", "middle")
                .with("transform", "translate(11 " + Svg.at((TOP + BOTTOM) / 2) + ") rotate(-90)"));
    }

    private void draw(Svg svg, Series one, int colour) {
        StringBuilder path = new StringBuilder();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < one.points().size(); i++) {
            double atX = x.at(one.points().get(i).x());
            double atY = y.at(one.points().get(i).y());
            boolean last = i == one.points().size() - 1;
            if (last || !(Math.hypot(atX - lastX, atY - lastY) < SAME)) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(Svg.at(atX))
                        .append(' ')
                        .append(Svg.at(atY));
                lastX = atX;
                lastY = atY;
            }
        }
        if (!path.isEmpty()) {
            svg.path("l" + colour, path.toString());
        }
        if (one.dots()) {
            one.points().forEach(point -> svg.dot("f" + colour, x.at(point.x()), y.at(point.y()), 3.5));
        }
    }

    /** Takes the dust of repeated addition away. */
    private static double clean(double tick) {
        return Math.abs(tick) < 1e-12 ? 0 : tick;
    }
}
