package io.penstock.data.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.Weights;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Legend;
import io.penstock.report.ReportSection;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows statistics as one card for each column: its distribution in every split laid over each other, and its figures. What was asked
 * for beyond that follows: what columns tell of a label, pairs and slices, the strongest of each.
 */
public final class FeatureCards implements ReportSection<Statistics> {

    /** More splits than this are too many to tell apart in one drawing. */
    private static final int MOST_SPLITS = 3;

    /** A page of more takes a browser seconds to draw. */
    private static final int MOST_CARDS = 200;

    /** Makes the section. */
    public FeatureCards() {}

    @Override
    public Class<Statistics> type() {
        return Statistics.class;
    }

    @Override
    public String title() {
        return "Features";
    }

    @Override
    public int order() {
        return DATA;
    }

    @Override
    public Html render(Statistics statistics, ArtifactRecord origin) {
        List<SplitStatistics> splits =
                statistics.splits().stream().limit(MOST_SPLITS).toList();
        Html section = Html.of("div")
                .add(Legend.bars(splits.stream().map(FeatureCards::name).toList()));
        if (!splits.isEmpty()) {
            section.addAll(grid(splits))
                    .addAll(LabelTable.of(splits).toHtml())
                    .addAll(PairTables.of(splits).toHtml())
                    .addAll(new SliceTables(splits.get(0)).toHtml());
        }
        return section;
    }

    private static List<Html> grid(List<SplitStatistics> splits) {
        List<String> columns = splits.get(0).names();
        Html grid = Html.of("div").styled("grid");
        columns.stream().limit(MOST_CARDS).forEach(column -> grid.add(card(column, splits)));
        List<Html> parts = new ArrayList<>(List.of(grid));
        splits.get(0).weights().ifPresent(weights -> parts.add(note(weighed(splits.get(0), weights))));
        if (columns.size() > MOST_CARDS) {
            parts.add(note("Drawn are %d of %s columns; the artifact has all."
                    .formatted(MOST_CARDS, Figures.count(columns.size()))));
        }
        return parts;
    }

    private static Html note(String text) {
        return Html.of("p", text).styled("note");
    }

    private static String weighed(SplitStatistics split, Weights weights) {
        return "By weight: rows count as %s says, %s in all in %s; %s no usable one."
                .formatted(
                        weights.column(),
                        Figures.number(weights.total()),
                        split.name(),
                        Figures.counted(weights.rowsWithout(), "row has", "rows have"));
    }

    private static Html card(String column, List<SplitStatistics> splits) {
        List<ColumnStatistics> columns =
                splits.stream().flatMap(split -> split.column(column).stream()).toList();
        return new FeatureCard(
                        column, splits.stream().map(SplitStatistics::name).toList(), columns)
                .toHtml();
    }

    private static String name(SplitStatistics split) {
        return split.name() + ", " + Figures.counted(split.rows(), "row", "rows");
    }
}
