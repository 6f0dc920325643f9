package io.penstock.samples.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.samples.taxi.TaxiTips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The taxi sample as whole processes, from the start of a JVM to its end: the first run in an empty workspace, the second one
 * with everything cached, and beside them a JVM that does nothing. Start it in the directory of the sample. Argument: how many
 * rounds (5). Prints the median, and the fastest and slowest round.
 */
final class QuickstartBenchmark {

    private QuickstartBenchmark() {}

    /** Does nothing. */
    static final class Empty {

        private Empty() {}

        public static void main(String[] arguments) {}
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        double[] empty = new double[rounds];
        double[] first = new double[rounds];
        double[] second = new double[rounds];
        Path place = Files.createTempDirectory("quickstart");
        for (int round = 0; round < rounds; round++) {
            String workspace = place.resolve("workspace-" + round).toString();
            empty[round] = seconds(place, Empty.class);
            first[round] = seconds(place, TaxiTips.class, workspace);
            second[round] = seconds(place, TaxiTips.class, workspace);
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        print("empty JVM", empty);
        print("first run", first);
        print("all cached", second);
    }

    private static double seconds(Path place, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = ChildJvm.start(place.resolve("output"), main, arguments).waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "%s ended with %d:%n%s".formatted(main, exit, Files.readString(place.resolve("output"))));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, double[] seconds) {
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%-10s  median %.2f s  (%.2f to %.2f, %d rounds)%n",
                what,
                seconds[seconds.length / 2],
                seconds[0],
                seconds[seconds.length - 1],
                seconds.length);
    }
}
