package io.penstock.samples.benchmarks.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Lets contenders work in turn, round by round, and prints for each the median, the fastest and the slowest round, the median of
 * one piece, and how many times the piece of the first contender that is.
 */
public final class Race implements AutoCloseable {

    private final List<Contender> contenders = new ArrayList<>();

    public Race add(Contender contender) {
        contenders.add(contender);
        return this;
    }

    /**
     * Runs all rounds and prints the table.
     *
     * @param warmUps rounds before those that count
     */
    public void run(String what, int warmUps, int rounds) throws IOException, InterruptedException {
        double[][] seconds = new double[contenders.size()][rounds];
        for (int round = 1; round <= warmUps + rounds; round++) {
            for (int i = 0; i < seconds.length; i++) {
                double taken = contenders.get(i).seconds(round);
                if (round > warmUps) {
                    seconds[i][round - warmUps - 1] = taken;
                }
            }
        }
        print(what, seconds, warmUps, rounds);
    }

    private void print(String what, double[][] seconds, int warmUps, int rounds) {
        System.out.printf("%s: %d rounds in turn, after %d to warm up%n", what, rounds, warmUps);
        System.out.printf(
                "%-52s %10s %23s %10s %12s %8s%n",
                "", "median ms", "fastest to slowest", "us each", "a second", "times");
        double first = 0;
        for (int i = 0; i < seconds.length; i++) {
            Arrays.sort(seconds[i]);
            double each = seconds[i][rounds / 2] / contenders.get(i).pieces();
            first = i == 0 ? each : first;
            line(contenders.get(i).name(), seconds[i], each, each / first);
        }
    }

    private static void line(String name, double[] sorted, double each, double times) {
        System.out.printf(
                Locale.ROOT,
                "%-52s %10.2f %11.2f to %8.2f %10.1f %,12.0f %8.2f%n",
                name,
                sorted[sorted.length / 2] * 1e3,
                sorted[0] * 1e3,
                sorted[sorted.length - 1] * 1e3,
                each * 1e6,
                1 / each,
                times);
    }

    @Override
    public void close() throws IOException {
        for (Contender contender : contenders) {
            contender.close();
        }
    }
}
