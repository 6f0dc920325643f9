package io.penstock.samples.benchmarks.statistics;

import io.penstock.data.csv.CsvOptions;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.file.Path;

/** One pass over a CSV file to the statistics of all columns. */
record PenstockStatistics(Path file, int pieces, int threads) implements Contender {

    static SplitStatistics compute(Path file, int threads) throws IOException, InterruptedException {
        return Statistics.ofCsv(file, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, threads)
                .require(Statistics.WHOLE);
    }

    @Override
    public String name() {
        return "Penstock, CSV to statistics";
    }

    @Override
    public double seconds(int round) throws IOException, InterruptedException {
        long start = System.nanoTime();
        compute(file, threads);
        return (System.nanoTime() - start) / 1e9;
    }
}
