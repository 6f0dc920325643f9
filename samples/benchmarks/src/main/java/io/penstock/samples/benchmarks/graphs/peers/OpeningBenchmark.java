package io.penstock.samples.benchmarks.graphs.peers;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.runtime.Workspace;
import io.penstock.samples.benchmarks.graphs.NoOps;
import io.penstock.samples.benchmarks.race.Arguments;
import io.penstock.samples.benchmarks.race.Contender;
import io.penstock.samples.benchmarks.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long it takes to open a workspace that many executions are recorded in, beside one without any, in a warm JVM and in a new
 * one; there from the call of {@code Workspace.open}, so that the start of the JVM is left out. Arguments: how many executions
 * (100000), in runs of 1,000 nodes; how many rounds (9).
 */
final class OpeningBenchmark {

    private static final int NODES = 1_000;

    private OpeningBenchmark() {}

    /** Opens a workspace in this JVM. */
    private record Opening(String name, Path home) implements Contender {

        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public double seconds(int round) {
            long start = System.nanoTime();
            Workspace workspace = Workspace.open(home);
            double seconds = (System.nanoTime() - start) / 1e9;
            workspace.close();
            return seconds;
        }
    }

    /** Opens a workspace in a JVM of its own, which says how long that took. */
    record FirstOpening(String name, Path home) implements Contender {

        public static void main(String[] arguments) {
            System.out.println(new Opening("", Path.of(arguments[0])).seconds(1));
        }

        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public double seconds(int round) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstOpening.class.getName(),
                            home.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = process.inputReader().readLine();
            if (process.waitFor() != 0 || answer == null) {
                throw new IOException("'%s' was not opened; the reason stands above.".formatted(home));
            }
            return Double.parseDouble(answer);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Arguments given = new Arguments(arguments);
        int executions = given.number(0, 100_000);
        Path place = Files.createTempDirectory("opening");
        Path full = place.resolve("full");
        Path empty = place.resolve("empty");
        fill(full, executions);
        Workspace.open(empty).close();
        String many = "%d executions".formatted(executions);
        try (Race race = new Race()) {
            race.add(new Opening(many + ", warm JVM", full)).add(new Opening("none, warm JVM", empty));
            race.add(new FirstOpening(many + ", new JVM", full)).add(new FirstOpening("none, new JVM", empty));
            race.run("opening a workspace", 3, given.number(1, 9));
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private static void fill(Path home, int executions) {
        try (Workspace workspace = Workspace.open(home)) {
            for (int run = 0; run * NODES < executions; run++) {
                workspace.run(NoOps.wide(NODES, run)).orThrow();
            }
        }
    }
}
