package io.penstock.data.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report shows of statistics beyond those of single columns. */
class RelationsTest {

    private static final StatisticsOptions ALL = StatisticsOptions.DEFAULT
            .withWeight("weight")
            .withSlices("side")
            .withPairs()
            .withLabel("won");

    /** {@code twice} is 2 x, {@code less} is -x, {@code side} tells the label, {@code coin} tells nothing of it. */
    private static final String ROWS = """
            x,twice,less,side,coin,won,weight
            1,2,-1,left,heads,yes,1
            2,4,-2,left,tails,yes,1
            3,6,-3,right,heads,no,3
            4,8,-4,right,tails,no,5
            ,,-5,right,,,0
            """;

    @TempDir
    Path directory;

    private String html(String rows, StatisticsOptions options) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("rows.csv"), rows);
        ArtifactRecord origin = new ArtifactRecord(
                Digest.of("s"), "Statistics", "rows", "statistics-gen", "statistics", "1", Map.of(), 1, Instant.EPOCH);
        return new FeatureCards()
                .render(Statistics.of(CsvSource.of(file), options, 1), origin)
                .toString();
    }

    @Test
    void correlationsAreShadedByTheirSizeAndSign() throws IOException, InterruptedException {
        assertThat(html(ROWS, ALL))
                .contains("1 x</th>", "2 twice</th>", "3 less</th>")
                .contains("<span class=\"heat plus5\" title=\"x and twice\">1.00</span>")
                .contains("<span class=\"heat minus5\" title=\"twice and less\">-1.00</span>")
                .contains("Strongest correlations");
    }

    @Test
    void whatIsMissingTogetherIsCounted() throws IOException, InterruptedException {
        assertThat(html(ROWS, ALL))
                .contains("<th scope=\"row\">x</th><td>twice</td><td class=\"n\">1</td><td class=\"n\">20 %</td>");
    }

    /** The label has one bit, all of which {@code side} tells and none of which {@code coin} does. */
    @Test
    void whatTellsOfTheLabelComesFirst() throws IOException, InterruptedException {
        String html = html(ROWS + ROWS.substring(ROWS.indexOf('\n') + 1).repeat(2), ALL);

        assertThat(html)
                .contains(
                        "What columns tell of won",
                        "12 rows: no 50 %, yes 50 %",
                        "Its entropy is 1 bits",
                        "3 rows without")
                .contains("side tells 100 % of the label", "coin tells 0 % of the label");
        assertThat(html.indexOf("side tells")).isLessThan(html.indexOf("coin tells"));
        assertThat(html).contains("no with right, 2.00 times (6 rows)", "yes with right, 0.00 times (0 rows)");
    }

    @Test
    void aSliceIsHeldAgainstAllRows() throws IOException, InterruptedException {
        assertThat(html(ROWS, ALL))
                .contains("By side, all", "<summary>left: 2 rows, 40 %</summary>", "Columns of side=left")
                .contains("<th scope=\"row\">x</th><td class=\"n\">100 %</td><td class=\"n\">1.5</td>"
                        + "<td class=\"n\">2.5</td>");
    }

    /** Of x: (1 + 2 + 3 * 3 + 4 * 5) / 10. */
    @Test
    void figuresByWeightStandBesideTheOthers() throws IOException, InterruptedException {
        assertThat(html(ROWS, ALL))
                .contains("rows count as weight says, 10 in all in all")
                .contains("<th scope=\"row\">mean, by weight</th><td class=\"n\">3.2</td>");
    }

    @Test
    void whatWasNotAskedForIsNotShown() throws IOException, InterruptedException {
        assertThat(html(ROWS, StatisticsOptions.DEFAULT))
                .doesNotContain("by weight", "What columns tell", "go together", "By side", "Drawn are");
    }

    @Test
    void thousandsOfColumnsStayAPage() throws IOException, InterruptedException {
        String names = IntStream.range(0, 2_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String rows = IntStream.range(0, 40)
                .mapToObj(row -> "s%d,%s,%d\n"
                        .formatted(
                                row % 30,
                                IntStream.range(0, 2_000)
                                        .mapToObj(i -> row % 7 == 0 ? "" : String.valueOf(row * i % 17))
                                        .collect(Collectors.joining(",")),
                                row % 2))
                .collect(Collectors.joining());

        String html = html(
                "slice," + names + ",label\n" + rows,
                StatisticsOptions.DEFAULT.withSlices("slice").withPairs().withLabel("label"));

        assertThat(html)
                .hasSizeLessThan(1_500_000)
                .contains(
                        "Drawn are 200 of 2,002 columns", "Shown are 20 of 2,001 columns", "Shown are 20 of 30 slices")
                .contains("Shown are 20 of 50 columns of numbers", "Not looked at are 1,952 columns: ");
    }

    @Test
    void namesAndValuesAreEscaped() throws IOException, InterruptedException {
        assertThat(html(ROWS.replace("left", "<i>").replace("x,", "<b>,").replace("won", "<u>"), ALL.withLabel("<u>")))
                .contains("&lt;b&gt;", "&lt;i&gt;: 2 rows")
                .doesNotContain("<b>", "<i>", "<u>");
    }
}
