package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Port;
import io.penstock.artifact.Manifest;
import io.penstock.data.schema.Schema;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsCodec;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.errors.DataException;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three spans of the trips against all of them in one pass. */
class StatisticsMergerTest {

    private static final Split SPLIT = Split.byHash(2, 1);

    private final TestExecution test = new TestExecution();

    @TempDir
    Path scratch;

    @AfterEach
    void deleteFiles() {
        test.close();
    }

    @Test
    void spansMergeToWhatOnePassOverAllRowsReports() throws Exception {
        Statistics whole = test.outputOf(new StatisticsGen(examples(Trips.FILE)));

        Statistics merged = test.outputOf(merger(spans()));

        assertThat(merged).isEqualTo(whole);
        assertThat(merged.require("train").rows() + merged.require("eval").rows())
                .isEqualTo(15_002);
    }

    @Test
    void orderAndGroupingLeaveTheBytesAsTheyAre() throws Exception {
        List<Statistics> spans = spans();
        List<Statistics> reversed = new ArrayList<>(spans);
        Collections.reverse(reversed);
        Statistics firstTwo = test.outputOf(merger(spans.subList(0, 2)));

        String together = digest(test.outputOf(merger(spans)));

        assertThat(digest(test.outputOf(merger(reversed)))).isEqualTo(together);
        assertThat(digest(test.outputOf(merger(List.of(spans.get(2), firstTwo)))))
                .isEqualTo(together);
    }

    @Test
    void aSchemaIsInferredFromMergedStatisticsAsFromOthers() throws Exception {
        Schema whole = test.outputOf(
                new SchemaGen(test.run(new StatisticsGen(examples(Trips.FILE))).outputs()));

        Schema merged = test.outputOf(new SchemaGen(test.run(merger(spans())).outputs()));

        assertThat(merged).isEqualTo(whole);
    }

    @Test
    void storedStatisticsReadBackAndMergeOnceMore() throws Exception {
        Statistics statistics = test.outputOf(new StatisticsGen(examples(Trips.FILE)));
        Path stored = Files.createDirectory(scratch.resolve("stored"));
        new StatisticsCodec().write(statistics, stored);

        Statistics read = new StatisticsCodec().read(stored);

        assertThat(read).isEqualTo(statistics);
        assertThat(digest(read)).isEqualTo(digest(statistics));
        assertThat(Statistics.merge(List.of(read, statistics)).require("eval").rows())
                .isEqualTo(2 * statistics.require("eval").rows());
    }

    @Test
    void statisticsWithOtherOptionsDoNotMerge() throws Exception {
        Statistics few =
                test.outputOf(new StatisticsGen(examples(Trips.FILE), StatisticsOptions.DEFAULT.withTopValues(3)));

        assertThatThrownBy(() -> test.run(merger(List.of(few, spans().get(0)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("topValues=3")
                .hasMessageContaining("topValues=100");
    }

    @Test
    void statisticsOfOtherColumnsDoNotMerge() throws Exception {
        Path other = Files.writeString(scratch.resolve("other.csv"), "a\n1\n2\n3\n");
        Statistics letters = test.outputOf(new StatisticsGen(
                test.run(CsvExampleGen.of(other, Split.whole("train"))).outputs()));

        assertThatThrownBy(() -> test.run(merger(List.of(letters, spans().get(0)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'[a int64]'")
                .hasMessageContaining("pickup_census_tract");
    }

    @Test
    void whatIsReportedAloneDoesNotMerge() throws Exception {
        Statistics reported =
                new Statistics(Statistics.merge(List.of(test.outputOf(new StatisticsGen(examples(Trips.FILE)))))
                        .splits());

        assertThatThrownBy(() -> Statistics.merge(List.of(reported)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("StatisticsGen");
        assertThatThrownBy(() -> Statistics.merge(List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no statistics");
    }

    private StatisticsMerger merger(List<Statistics> parts) throws IOException {
        return new StatisticsMerger(test.input(Statistics.class, parts));
    }

    private List<Statistics> spans() throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(Trips.FILE);
        List<Statistics> spans = new ArrayList<>();
        for (int span = 0; span < 3; span++) {
            List<String> rows = new ArrayList<>(List.of(lines.get(0)));
            rows.addAll(lines.subList(1 + span * 5_000, span == 2 ? lines.size() : 1 + (span + 1) * 5_000));
            Path file = Files.write(scratch.resolve("span-" + span + ".csv"), rows);
            spans.add(test.outputOf(new StatisticsGen(examples(file))));
        }
        return spans;
    }

    private Port<io.penstock.examples.Examples> examples(Path file) throws IOException, InterruptedException {
        return test.run(CsvExampleGen.of(file, SPLIT)).outputs();
    }

    private String digest(Statistics statistics) throws IOException {
        Path directory = Files.createTempDirectory(scratch, "digest");
        new StatisticsCodec().write(statistics, directory);
        return Manifest.of(directory, file -> false).digest().text();
    }
}
