package io.penstock.report;

import java.util.OptionalDouble;

/** An interval drawn against a bound: a thick bar, and a dashed line where the bound is. */
public final class IntervalBar {

    private static final double WIDTH = 220;
    private static final double HEIGHT = 22;
    private static final double MIDDLE = HEIGHT / 2;

    private IntervalBar() {}

    /**
     * Draws an interval.
     *
     * @param low lower end, the value itself if no interval is known
     * @param high upper end, at least {@code low}
     * @param bound what it is held against, if there is something
     * @param mark the state that gives the colour
     */
    public static Html of(double low, double high, OptionalDouble bound, Mark mark) {
        return draw(scale(low, high, bound), low, high, bound, mark);
    }

    /**
     * Draws an interval on a scale that it shares with others, so that they can be compared.
     *
     * @param from lower end of the scale
     * @param to upper end of the scale
     */
    public static Html on(double from, double to, double low, double high, OptionalDouble bound, Mark mark) {
        return draw(Scale.of(from, to, 4, WIDTH - 4), low, high, bound, mark);
    }

    private static Html draw(Scale scale, double low, double high, OptionalDouble bound, Mark mark) {
        double start = scale.at(low);
        Svg svg = Svg.of(WIDTH, HEIGHT, label(low, high, bound))
                .line("track", 4, MIDDLE, WIDTH - 4, MIDDLE)
                .line("range " + mark.style(), start, MIDDLE, Math.max(scale.at(high), start + 2), MIDDLE);
        bound.ifPresent(b -> svg.line("bound", scale.at(b), 2, scale.at(b), HEIGHT - 2));
        return svg.toHtml();
    }

    /** Leaves a margin of a third on both sides, and does not leave [0, 1] for what lies within it. */
    private static Scale scale(double low, double high, OptionalDouble bound) {
        double least = Math.min(low, bound.orElse(low));
        double most = Math.max(high, bound.orElse(high));
        double margin = most > least ? (most - least) / 3 : Math.max(Math.abs(most) / 10, 1e-9);
        boolean share = least >= 0 && most <= 1;
        double from = share ? Math.max(0, least - margin) : least - margin;
        return Scale.of(from, share ? Math.min(1, most + margin) : most + margin, 4, WIDTH - 4);
    }

    private static String label(double low, double high, OptionalDouble bound) {
        String range = low == high ? Figures.number(low) : Figures.number(low) + " to " + Figures.number(high);
        return bound.isPresent() ? range + ", bound " + Figures.number(bound.getAsDouble()) : range;
    }
}
