package io.penstock.data.report;

import io.penstock.data.statistics.PairStatistics;
import io.penstock.data.statistics.PairStatistics.NumericPair;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Correlations of columns with each other, as the lower half of a square. Columns are named before their rows and numbered above.
 *
 * @param columns those with the strongest correlations, in the order of the data
 * @param all how many columns of numbers there are
 * @param correlations by the two columns, the first one of the data first
 */
record CorrelationMap(List<String> columns, int all, Map<List<String>, Double> correlations) {

    private static final int SHADES = 5;

    static CorrelationMap of(PairStatistics pairs) {
        Map<String, Double> strongest = new HashMap<>();
        Map<List<String>, Double> correlations = new HashMap<>();
        for (NumericPair pair : pairs.pairs()) {
            double strength = PairTables.strength(pair.correlation());
            strongest.merge(pair.first(), strength, Math::max);
            strongest.merge(pair.second(), strength, Math::max);
            correlations.put(List.of(pair.first(), pair.second()), pair.correlation());
        }
        return new CorrelationMap(
                chosen(pairs.numeric(), strongest), pairs.numeric().size(), correlations);
    }

    private static List<String> chosen(List<String> numeric, Map<String, Double> strongest) {
        Set<String> most = numeric.stream()
                .sorted(Comparator.comparingDouble((String column) -> -strongest.getOrDefault(column, 0.0)))
                .limit(Shown.MOST)
                .collect(Collectors.toSet());
        return numeric.stream().filter(most::contains).toList();
    }

    /** Returns a sentence on how many columns there are, if not all are shown. */
    String note() {
        return new Shown<>(columns, all).note("columns of numbers");
    }

    /** Draws the map of a split. */
    Html toHtml(String split) {
        Table table = Table.of("Correlations of columns in " + split).column("Correlation, " + split);
        for (int i = 1; i < columns.size(); i++) {
            table.numbers(String.valueOf(i));
        }
        for (int i = 0; i < columns.size(); i++) {
            table.row(row(i));
        }
        return Html.of("div").styled("matrix").add(table.toHtml());
    }

    private Object[] row(int row) {
        List<Object> cells = new ArrayList<>(List.of((row + 1) + " " + columns.get(row)));
        for (int i = 0; i < columns.size() - 1; i++) {
            cells.add(i < row ? cell(columns.get(i), columns.get(row)) : "");
        }
        return cells.toArray();
    }

    private Html cell(String first, String second) {
        double correlation = correlations.getOrDefault(List.of(first, second), Double.NaN);
        int shade = (int) Math.ceil(PairTables.strength(correlation) * SHADES);
        String style = shade == 0 ? "heat" : (correlation > 0 ? "heat plus" : "heat minus") + Math.min(shade, SHADES);
        return Html.of("span", Figures.fixed(correlation, 2)).styled(style).with("title", first + " and " + second);
    }
}
