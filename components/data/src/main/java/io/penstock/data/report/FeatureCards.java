package io.penstock.data.report;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Legend;
import io.penstock.report.ReportSection;
import java.util.List;

/** Shows statistics as one card for each column: its distribution in every split laid over each other, and its figures. */
public final class FeatureCards implements ReportSection<Statistics> {

    /** More splits than this are too many to tell apart in one drawing. */
    private static final int MOST_SPLITS = 3;

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
        Html grid = Html.of("div").styled("grid");
        if (!splits.isEmpty()) {
            splits.get(0).names().forEach(column -> grid.add(card(column, splits)));
        }
        return Html.of("div")
                .add(Legend.bars(splits.stream().map(FeatureCards::name).toList()), grid);
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
