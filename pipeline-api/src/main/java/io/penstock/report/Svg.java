package io.penstock.report;

/**
 * A drawing of lines, boxes and texts. Colours come from the classes of the stylesheet; coordinates grow to the right and
 * down. Changed in place while it is built, by one thread.
 */
public final class Svg {

    private final Html svg;

    private Svg(Html svg) {
        this.svg = svg;
    }

    /**
     * Begins a drawing that keeps its proportions and shrinks where there is less room.
     *
     * @param label says what it shows to those who do not see it
     */
    public static Svg of(double width, double height, String label) {
        return new Svg(Html.of("svg")
                .with("viewBox", "0 0 " + at(width) + " " + at(height))
                .with("width", at(width))
                .with("height", at(height))
                .with("role", "img")
                .with("aria-label", label));
    }

    /** Makes the drawing as wide as its place at a fixed height, stretching what is in it; for bars without texts. */
    public static Svg stretched(double width, double height, String label) {
        return new Svg(Html.of("svg")
                .with("viewBox", "0 0 " + at(width) + " " + at(height))
                .with("width", "100%")
                .with("height", at(height))
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .with("aria-label", label));
    }

    /** Draws a line. */
    public Svg line(String style, double x1, double y1, double x2, double y2) {
        svg.add(Html.of("line")
                .styled(style)
                .with("x1", at(x1))
                .with("y1", at(y1))
                .with("x2", at(x2))
                .with("y2", at(y2)));
        return this;
    }

    /** Draws a box with round corners. */
    public Svg box(String style, double x, double y, double width, double height, double radius) {
        Html rect = Html.of("rect")
                .styled(style)
                .with("x", at(x))
                .with("y", at(y))
                .with("width", at(width))
                .with("height", at(height));
        svg.add(radius == 0 ? rect : rect.with("rx", at(radius)));
        return this;
    }

    /** Draws a path given in SVG's path language. */
    public Svg path(String style, String d) {
        svg.add(Html.of("path").styled(style).with("d", d));
        return this;
    }

    /** Draws a dot. */
    public Svg dot(String style, double x, double y, double radius) {
        svg.add(Html.of("circle")
                .styled(style)
                .with("cx", at(x))
                .with("cy", at(y))
                .with("r", at(radius)));
        return this;
    }

    /**
     * Draws a text on its base line.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}: which part of it is at {@code x}
     */
    public Svg text(String style, double x, double y, String anchor, String text) {
        Html element = Html.of("text", text).with("x", at(x)).with("y", at(y)).with("text-anchor", anchor);
        svg.add(style.isEmpty() ? element : element.styled(style));
        return this;
    }

    /** Adds an element, for example a group. */
    public Svg add(Html element) {
        svg.add(element);
        return this;
    }

    /** Returns the drawing. */
    public Html toHtml() {
        return svg;
    }

    /** Returns a coordinate with at most two decimals. */
    public static String at(double coordinate) {
        long hundredths = Math.round(coordinate * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + (rest < 10 ? ".0" + rest : rest % 10 == 0 ? "." + rest / 10 : "." + rest);
    }
}
