package io.penstock.samples.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.sun.management.OperatingSystemMXBean;
import io.penstock.Pipeline;
import io.penstock.columns.ColumnType;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.StatisticsGen;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.ColumnStatistics;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * From a CSV file to statistics of all columns, beside DuckDB in the same run, alternating, and through
 * {@code Examples} in a workspace. Arguments: the file, how many rounds
 * (3), how many threads (2). The first round of each includes its start.
 *
 * <p>DuckDB computes counts, range, mean, standard deviation, zeros, approximate deciles and distinct counts, lengths and
 * approximate most frequent values, in one query over the file. Penstock computes these with exact sums, exact or bounded
 * quantiles, and two histograms of each numeric column.
 */
final class CsvStatisticsBenchmark {

    private CsvStatisticsBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path file = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        for (int round = 1; round <= rounds; round++) {
            Stopwatch start = Stopwatch.start();
            SplitStatistics statistics = Statistics.ofCsv(file, CsvOptions.DEFAULT, StatisticsOptions.DEFAULT, threads)
                    .require(Statistics.WHOLE);
            report("Penstock", statistics.rows(), start);
            throughExamples(file, statistics.rows(), threads);
            duck(file, statistics, threads);
        }
    }

    /** The same by a pipeline: typed, split and stored as examples, then read again and counted. */
    private static void throughExamples(Path file, long rows, int threads) throws IOException {
        Pipeline pipeline = Pipeline.define(
                "statistics", p -> p.add(new StatisticsGen(p.add(CsvExampleGen.of(file, Split.byHash(2, 1))))));
        Path place = Files.createTempDirectory("statistics");
        Stopwatch start = Stopwatch.start();
        try (Workspace workspace = Workspace.builder(place).threads(threads).open()) {
            workspace.run(pipeline).orThrow();
            report("Examples", rows, start);
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private static void duck(Path file, SplitStatistics shape, int threads) throws SQLException {
        String query = "select count(*), "
                + shape.columns().stream()
                        .map(CsvStatisticsBenchmark::expressions)
                        .collect(Collectors.joining(", "))
                + " from read_csv('" + file.toAbsolutePath() + "', header = true, sample_size = 100000)";
        Stopwatch start = Stopwatch.start();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            try (ResultSet result = statement.executeQuery(query)) {
                result.next();
                report("DuckDB", result.getLong(1), start);
            }
        }
    }

    private static String expressions(ColumnStatistics column) {
        String common = "count(%1$s), min(%1$s), max(%1$s), approx_count_distinct(%1$s), ";
        String numeric =
                "avg(%1$s), stddev_pop(%1$s), count_if(%1$s = 0), approx_quantile(%1$s, [.1, .2, .3, .4, .5, .6, .7, .8, .9])";
        String text = "avg(length(%1$s::varchar)), min(length(%1$s::varchar)), max(length(%1$s::varchar)),"
                + " approx_top_k(%1$s::varchar, 100)";
        String all = common + (column.type() == ColumnType.TEXT ? text : numeric);
        return all.formatted('"' + column.name() + '"');
    }

    private static void report(String who, long rows, Stopwatch start) {
        double seconds = start.seconds();
        double cpuSeconds = start.cpuSeconds();
        System.out.printf(
                Locale.ROOT,
                "%-8s %,d rows in %.2f s, %,.0f rows/s; %.2f CPU-s, %,.0f rows/CPU-s%n",
                who,
                rows,
                seconds,
                rows / seconds,
                cpuSeconds,
                rows / cpuSeconds);
    }

    /** Time on the wall and on all processors since some moment. */
    private record Stopwatch(long nanos, long cpuNanos) {

        static Stopwatch start() {
            return new Stopwatch(System.nanoTime(), processCpuNanos());
        }

        double seconds() {
            return (System.nanoTime() - nanos) / 1e9;
        }

        double cpuSeconds() {
            return (processCpuNanos() - cpuNanos) / 1e9;
        }

        private static long processCpuNanos() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
