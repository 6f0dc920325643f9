package io.penstock.samples.benchmarks.statistics;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.samples.benchmarks.race.Arguments;
import io.penstock.samples.benchmarks.race.AskedProcess;
import io.penstock.samples.benchmarks.race.Program;
import io.penstock.samples.benchmarks.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a CSV file to statistics of all its columns, and to typed and split examples, beside DuckDB (in this JVM), Polars, pandas
 * and Spark (in processes that stay), all in turn and with as many threads. Arguments: the file, how many rounds (3), how many to
 * warm up (1), how many threads (2).
 *
 * <p>Of a number column all compute how many there are, range, mean, standard deviation, zeros, nine deciles and how many distinct
 * ones; of a text column how many there are, the first and the last one, how many distinct ones, mean and range of the lengths,
 * and the 100 most frequent ones. Distinct counts, deciles and most frequent values of DuckDB and of Spark are approximate; those
 * of pandas and Polars exact; Penstock's are exact as far as is cheap and bounded beyond, and it computes two histograms of each
 * number column and the sums exactly.
 *
 * <p>Programs that are not there are left out. Polars for Node.js is found by {@code NODE_PATH}; Spark by the property {@code
 * spark.path}, which names a file with its class path.
 */
final class StatisticsBenchmark {

    private final Path file;
    private final int threads;
    private final int rows;
    private final TableColumns columns;
    private final Path place;

    private StatisticsBenchmark(Path file, int threads, Path place) throws IOException, InterruptedException {
        SplitStatistics statistics = PenstockStatistics.compute(file, threads);
        this.file = file.toAbsolutePath();
        this.threads = threads;
        this.rows = Math.toIntExact(statistics.rows());
        this.columns = TableColumns.of(statistics);
        this.place = place;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Arguments given = new Arguments(arguments);
        Path place = Files.createTempDirectory("peers");
        StatisticsBenchmark benchmark = new StatisticsBenchmark(Path.of(arguments[0]), given.number(3, 2), place);
        try (Race race = new Race()) {
            benchmark.line(race);
            race.run("%d rows".formatted(benchmark.rows), given.number(2, 1), given.number(1, 3));
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private void line(Race race) throws IOException {
        race.add(new PenstockStatistics(file, rows, threads));
        race.add(DuckDb.statistics(file, columns, rows, threads));
        Optional<Path> node = Program.find("node", "nodejs");
        if (node.isPresent()) {
            race.add(asked("Polars", "statistics.cjs", List.of(node.get().toString())));
        }
        Optional<Path> python = Program.find("python3", "python3-pandas");
        if (python.isPresent()) {
            race.add(asked("pandas", "statistics.py", List.of(python.get().toString())));
        }
        Optional<String> spark = Optional.ofNullable(System.getProperty("spark.path"));
        if (spark.isPresent()) {
            race.add(asked("Spark", "SparkStatistics.java", spark(Path.of(spark.get()))));
        }
        race.add(new PenstockExamples(file, rows, threads));
        race.add(DuckDb.split(file, place.resolve("parquet"), rows, threads));
    }

    private AskedProcess asked(String name, String script, List<String> interpreter) throws IOException {
        return AskedProcess.start(
                name + ", CSV to statistics",
                rows,
                Files.createDirectory(place.resolve(name)),
                StatisticsBenchmark.class,
                script,
                interpreter,
                List.of(
                        file.toString(),
                        String.join(",", columns.numbers()),
                        String.join(",", columns.texts()),
                        Integer.toString(threads),
                        Integer.toString(rows)));
    }

    /** Spark reaches into the JDK; these are the packages that its own scripts open, as far as it takes them here. */
    private static List<String> spark(Path path) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx4g"));
        for (String opened : List.of("lang", "lang.invoke", "net", "nio", "util", "util.concurrent")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        command.addAll(List.of("-cp", Files.readString(path).strip()));
        return command;
    }
}
