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

        Statistics merged = test.outputOf(new StatisticsMerger(spans()));

        assertThat(merged).isEqualTo(whole);
        assertThat(merged.require("train").rows() + merged.require("eval").rows())
                .isEqualTo(15_002);
    }

    @Test
    void orderAndGroupingLeaveTheBytesAsTheyAre() throws Exception {
        List<Port<Statistics>> spans = spans();
        List<Port<Statistics>> reversed = new ArrayList<>(spans);
        Collections.reverse(reversed);
        Port<Statistics> firstTwo =
                test.run(new StatisticsMerger(spans.subList(0, 2))).outputs();

        String together = digest(test.outputOf(new StatisticsMerger(spans)));

        assertThat(digest(test.outputOf(new StatisticsMerger(reversed)))).isEqualTo(together);
        assertThat(digest(test.outputOf(new StatisticsMerger(List.of(spans.get(2), firstTwo)))))
                .isEqualTo(together);
    }

    @Test
    void aSchemaIsInferredFromMergedStatisticsAsFromOthers() throws Exception {
        Schema whole = test.outputOf(
                new SchemaGen(test.run(new StatisticsGen(examples(Trips.FILE))).outputs()));

        Schema merged = test.outputOf(
                new SchemaGen(test.run(new StatisticsMerger(spans())).outputs()));

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
        Port<Statistics> few = test.run(
                        new StatisticsGen(examples(Trips.FILE), StatisticsOptions.DEFAULT.withTopValues(3)))
                .outputs();

        assertThatThrownBy(() -> test.run(new StatisticsMerger(List.of(few, spans().get(0)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("topValues=3")
                .hasMessageContaining("topValues=100");
    }

    @Test
    void statisticsOfOtherColumnsDoNotMerge() throws Exception {
        Path other = Files.writeString(scratch.resolve("other.csv"), "a\n1\n2\n3\n");
        Port<Statistics> letters = test.run(new StatisticsGen(
                        test.run(CsvExampleGen.of(other, Split.whole("train"))).outputs()))
                .outputs();

        assertThatThrownBy(() -> test.run(new StatisticsMerger(List.of(letters, spans().get(0)))))
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

    private List<Port<Statistics>> spans() throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(Trips.FILE);
        List<Port<Statistics>> spans = new ArrayList<>();
        for (int span = 0; span < 3; span++) {
            List<String> rows = new ArrayList<>(List.of(lines.get(0)));
            rows.addAll(lines.subList(1 + span * 5_000, span == 2 ? lines.size() : 1 + (span + 1) * 5_000));
            Path file = Files.write(scratch.resolve("span-" + span + ".csv"), rows);
            spans.add(test.run(new StatisticsGen(examples(file))).outputs());
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
