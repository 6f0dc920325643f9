package io.penstock.samples.benchmarks.statistics;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.sun.management.OperatingSystemMXBean;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Nothing;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.examples.Examples;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Statistics of {@code Examples} of {@code MakeTrips} that exist already, plain and with each thing that can be asked for; on the
 * disk, but in the cache of the operating system. Arguments: a CSV file to make them of, how many rounds (5), how many threads
 * (2). The digests of the files are checked in every round, and the first one includes the start of the virtual machine's
 * compilers.
 */
final class ExamplesStatisticsBenchmark {

    private ExamplesStatisticsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Pipeline pipeline = Pipeline.define(
                "statistics",
                p -> p.add(new Rounds(p.add(CsvExampleGen.of(file, Split.whole("all"))), rounds, threads)));
        Path place = Files.createTempDirectory("examples");
        try (Workspace workspace = Workspace.builder(place).threads(threads).open()) {
            workspace.run(pipeline).orThrow();
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    /** Computes statistics again and again. */
    record Rounds(Port<Examples> examples, int rounds, int threads) implements Component<Nothing> {

        @Override
        public void run(Nothing out, Execution execution) throws IOException {
            Path directory = execution.read(examples).directory();
            StatisticsOptions plain = StatisticsOptions.DEFAULT;
            time("plain", directory, plain);
            time("by weight", directory, plain.withWeight("trip_miles"));
            time("by slice", directory, plain.withSlices("payment_type"));
            time("of pairs", directory, plain.withPairs());
            time("of a label", directory, plain.withLabel("payment_type"));
        }

        private void time(String what, Path directory, StatisticsOptions options) throws IOException {
            for (int round = 1; round <= rounds; round++) {
                timeRound(what, directory, options);
            }
        }

        private void timeRound(String what, Path directory, StatisticsOptions options) throws IOException {
            long start = System.nanoTime();
            long cpuStart = processCpuNanos();
            Statistics statistics = Statistics.of(Examples.open(directory), options, threads);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (processCpuNanos() - cpuStart) / 1e9;
            long rows = statistics.require("all").rows();
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %,d rows in %.2f s, %,.0f rows/s; %.2f CPU-s, %,.0f rows/CPU-s%n",
                    what,
                    rows,
                    seconds,
                    rows / seconds,
                    cpuSeconds,
                    rows / cpuSeconds);
        }

        private static long processCpuNanos() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
