package io.penstock.report;

import java.util.List;

/** Names the series of a drawing in their colours. */
public final class Legend {

    private Legend() {}

    /** Returns a legend of at most six series of bars, in the order of their colours. */
    public static Html bars(List<String> names) {
        return of(names, "key f");
    }

    /** Returns a legend of at most six curves, in the order of their colours and dashes. */
    public static Html lines(List<String> names) {
        return of(names, "key l");
    }

    private static Html of(List<String> names, String style) {
        Html legend = Html.of("p").styled("legend");
        for (int i = 0; i < names.size(); i++) {
            legend.add(Html.of("span").add(key(style + (i % 6 + 1))).text(names.get(i)));
        }
        return legend;
    }

    private static Html key(String style) {
        Html sample = Html.of("path").styled(style).with("d", style.startsWith("key f") ? "M0 0H12V12H0Z" : "M0 6H22");
        return Html.of("svg")
                .with("width", style.startsWith("key f") ? "12" : "22")
                .with("height", "12")
                .with("aria-hidden", "true")
                .add(sample);
    }
}
