package io.penstock.report;

import java.util.ArrayList;
import java.util.List;

/** A list of named values, each with a horizontal bar for its share in one or two series. */
public final class ShareBars {

    private static final double WIDTH = 100;
    private static final double BAR = 6;

    private final String label;
    private final List<Html> rows = new ArrayList<>();

    private ShareBars(String label) {
        this.label = label;
    }

    /**
     * Begins a list.
     *
     * @param label says what it shows to those who do not see it
     */
    public static ShareBars of(String label) {
        return new ShareBars(label);
    }

    /**
     * Adds a value.
     *
     * @param name of the value
     * @param shares in each series, 0 to 1
     */
    public ShareBars value(String name, double... shares) {
        Svg bars = Svg.stretched(WIDTH, (BAR + 1) * shares.length, name + ": " + Figures.percent(shares[0]));
        for (int i = 0; i < shares.length; i++) {
            bars.box("f" + (i + 1), 0, i * (BAR + 1), Math.max(shares[i] > 0 ? 0.5 : 0, shares[i] * WIDTH), BAR, 0);
        }
        rows.add(Html.of("li")
                .add(
                        Html.of("span", name).with("title", name),
                        Html.of("span").add(bars.toHtml()),
                        Html.of("small", Figures.percent(shares[0]))));
        return this;
    }

    /** Returns the list. */
    public Html toHtml() {
        return Html.of("ul").styled("shares").with("aria-label", label).addAll(rows);
    }
}
