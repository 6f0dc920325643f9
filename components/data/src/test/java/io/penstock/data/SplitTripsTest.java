package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.schema.Schema;
import io.penstock.data.schema.SchemaOptions;
import io.penstock.data.source.Meter;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.data.validation.Anomalies;
import io.penstock.data.validation.AnomalyKind;
import io.penstock.data.validation.ValidationOptions;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real trips on their way through the components, as values. */
class SplitTripsTest {

    @TempDir
    Path directory;

    @Test
    void statisticsOfExamplesAreThoseOfTheFile() throws Exception {
        Statistics ofExamples = statistics(Split.whole(Statistics.WHOLE));

        assertThat(ofExamples)
                .isEqualTo(Statistics.ofCsv(Trips.FILE, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, 2));
    }

    @Test
    void theSplitsTogetherHaveTheRowsOfTheFile() throws Exception {
        Statistics parts = statistics(Split.byHash(2, 1));
        SplitStatistics whole = Statistics.ofCsv(Trips.FILE, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, 1)
                .require(Statistics.WHOLE);

        for (String column : whole.names()) {
            long present = parts.require("train").require(column).present()
                    + parts.require("eval").require(column).present();
            assertThat(present).as(column).isEqualTo(whole.require(column).present());
        }
    }

    @Test
    void rareValuesOfTheEvaluationSplitAreWarningsOnly() throws Exception {
        Statistics statistics = statistics(Split.byHash(2, 1));

        Anomalies anomalies =
                Anomalies.of(statistics, Schema.infer(statistics, SchemaOptions.DEFAULT), ValidationOptions.DEFAULT);

        assertThat(anomalies.errors()).isEmpty();
        assertThat(anomalies.warnings())
                .isNotEmpty()
                .allMatch(anomaly -> anomaly.split().equals("eval"))
                .allMatch(anomaly -> anomaly.kind() == AnomalyKind.DOMAIN || anomaly.kind() == AnomalyKind.PRESENCE);
    }

    private Statistics statistics(Split split) throws IOException, InterruptedException {
        SplitSink.write(CsvSource.of(Trips.FILE), split, directory, 2, Meter.NONE);
        return Statistics.of(Examples.open(directory), StatisticsOptions.DEFAULT, 2);
    }
}
