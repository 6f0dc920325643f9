package io.penstock.data.report;

import io.penstock.data.statistics.PairStatistics;
import io.penstock.data.statistics.PairStatistics.CommonGap;
import io.penstock.data.statistics.PairStatistics.NumericPair;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How columns go together: correlations as a map and as a list, and what is missing together.
 *
 * @param splits that tell of pairs, the one that is drawn first
 */
record PairTables(List<SplitStatistics> splits) {

    private static final Comparator<NumericPair> STRONGEST = Comparator.comparingDouble(
                    (NumericPair pair) -> strength(pair.correlation()))
            .reversed();

    /** Takes the splits that tell of pairs. */
    static PairTables of(List<SplitStatistics> splits) {
        return new PairTables(
                splits.stream().filter(split -> split.pairs().isPresent()).toList());
    }

    /** Draws what there is; nothing if no split tells of pairs. */
    List<Html> toHtml() {
        return splits.isEmpty()
                ? List.of()
                : List.of(card(splits.get(0), splits.get(0).pairs().orElseThrow()));
    }

    private Html card(SplitStatistics split, PairStatistics pairs) {
        CorrelationMap map = CorrelationMap.of(pairs);
        Html card = Html.of("div").styled("card").add(Html.of("h3", "Columns that go together"));
        if (pairs.pairs().isEmpty()) {
            card.add(Html.of("p", "No two columns of numbers have a row in common.")
                    .styled("note"));
        } else {
            card.add(map.toHtml(split.name())).add(strongest(pairs));
        }
        if (!pairs.gaps().isEmpty()) {
            card.add(gaps(split, pairs));
        }
        return card.add(Html.of("p", map.note() + Shown.leftOut(pairs.leftOut(), "not looked at are"))
                .styled("note"));
    }

    private Html strongest(PairStatistics pairs) {
        Shown<NumericPair> shown = Shown.most(pairs.pairs(), STRONGEST);
        Table table = Table.of("Strongest correlations").column("Column").column("and");
        splits.forEach(split -> table.numbers(split.name()));
        table.numbers("covariance").numbers("rows");
        shown.items().forEach(pair -> table.row(cells(pair)));
        return details("Strongest correlations", shown.note("pairs"), table);
    }

    private Object[] cells(NumericPair pair) {
        List<Object> cells = new ArrayList<>(List.of(pair.first(), pair.second()));
        for (SplitStatistics split : splits) {
            cells.add(split.pairs()
                    .flatMap(all -> all.pair(pair.first(), pair.second()))
                    .map(one -> Figures.fixed(one.correlation(), 3))
                    .orElse("–"));
        }
        cells.add(Figures.number(pair.covariance()));
        cells.add(Figures.count(pair.rows()));
        return cells.toArray();
    }

    private Html gaps(SplitStatistics split, PairStatistics pairs) {
        Shown<CommonGap> shown = Shown.most(
                pairs.gaps(), Comparator.comparingLong(CommonGap::rows).reversed());
        Table table = Table.of("Missing together in " + split.name())
                .column("Column")
                .column("and")
                .numbers("rows")
                .numbers("of all");
        shown.items()
                .forEach(gap -> table.row(
                        gap.first(),
                        gap.second(),
                        Figures.count(gap.rows()),
                        Figures.percent((double) gap.rows() / split.rows())));
        return details("Missing together", shown.note("pairs"), table);
    }

    private static Html details(String title, String note, Table table) {
        Html details = Html.of("details").add(Html.of("summary", title), table.toHtml());
        return note.isEmpty() ? details : details.add(Html.of("p", note).styled("note"));
    }

    /** Returns how strong a correlation is, 0 if there is none. */
    static double strength(double correlation) {
        return Double.isNaN(correlation) ? 0 : Math.abs(correlation);
    }
}
