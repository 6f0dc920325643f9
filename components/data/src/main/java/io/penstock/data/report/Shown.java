package io.penstock.data.report;

import io.penstock.report.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first of many, so that a page stays small whatever it shows.
 *
 * @param items at most {@value #MOST}
 * @param of how many there are
 */
record Shown<T>(List<T> items, int of) {

    /** How many are shown of anything. */
    static final int MOST = 20;

    private static final int CHARACTERS = 40;
    private static final int NAMES = 8;

    /** Takes the first ones. */
    static <T> Shown<T> first(List<T> all) {
        return new Shown<>(all.stream().limit(MOST).toList(), all.size());
    }

    /** Takes the first ones of an order. */
    static <T> Shown<T> most(List<T> all, Comparator<T> order) {
        return new Shown<>(all.stream().sorted(order).limit(MOST).toList(), all.size());
    }

    /** Returns a sentence on how many there are, if not all are shown. */
    String note(String what) {
        return items.size() == of ? "" : "Shown are %d of %s %s. ".formatted(items.size(), Figures.count(of), what);
    }

    /** Returns a sentence on columns that something is not known of, if there are any. */
    static String leftOut(List<String> columns, String what) {
        if (columns.isEmpty()) {
            return "";
        }
        String names = columns.stream().limit(NAMES).map(Shown::text).collect(Collectors.joining(", "));
        int more = columns.size() - NAMES;
        return "%s %s: %s%s. "
                .formatted(
                        Character.toUpperCase(what.charAt(0)) + what.substring(1),
                        Figures.counted(columns.size(), "column", "columns"),
                        names,
                        more > 0 ? " and %s more".formatted(Figures.count(more)) : "");
    }

    /** Returns a text as it fits into a cell. */
    static String text(String value) {
        String line = value.isEmpty() ? "''" : value;
        return line.length() <= CHARACTERS ? line : line.substring(0, CHARACTERS - 1) + "…";
    }
}
