package io.penstock.samples.benchmarks;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.testing.TestExecution;
import io.penstock.testing.workspace.TestWorkspace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the testing kit takes of a unit test, in a warm JVM: one component in a {@code TestExecution}, and a pipeline of two nodes, one of
 * them stubbed, in a {@code TestWorkspace} with its check for threads. Arguments: how many tests (200), how many before them (50).
 */
final class UnitTestBenchmark {

    private UnitTestBenchmark() {}

    record Words(List<String> words) {}

    record Say(String text) implements Component<Port<Words>> {
        @Override
        public void run(Port<Words> out, Execution execution) throws IOException {
            execution.write(out, new Words(List.of(text.split(" "))));
        }
    }

    record Count(Port<Words> words) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(words).words().size());
        }
    }

    /** One test. */
    private interface UnitTest {
        void run() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int tests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int warmUp = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        report("component", times(UnitTestBenchmark::component, tests, warmUp));
        report("pipeline", times(UnitTestBenchmark::pipeline, tests, warmUp));
    }

    private static void component() throws IOException, InterruptedException {
        try (TestExecution test = new TestExecution()) {
            require(test.outputOf(new Count(test.input(new Words(List.of("a", "b"))))) == 2);
        }
    }

    private static void pipeline() {
        Ports ports = new Ports();
        Pipeline pipeline = Pipeline.define("counting", p -> {
            ports.words = p.add(new Say("a b c"));
            ports.count = p.add(new Count(Objects.requireNonNull(ports.words)));
        });
        try (TestWorkspace workspace = TestWorkspace.inMemory()) {
            require(workspace
                            .stub(Objects.requireNonNull(ports.words), new Words(List.of("a", "b")))
                            .run(pipeline)
                            .output(Objects.requireNonNull(ports.count))
                    == 2);
        }
    }

    /** What a definition hands out. */
    private static final class Ports {
        private @Nullable Port<Words> words;
        private @Nullable Port<Integer> count;
    }

    private static double[] times(UnitTest test, int tests, int warmUp) throws IOException, InterruptedException {
        double[] millis = new double[tests];
        for (int i = -warmUp; i < tests; i++) {
            long start = System.nanoTime();
            test.run();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void report(String name, double[] sorted) {
        System.out.printf(
                Locale.ROOT,
                "%-10s median %.1f ms, 95th percentile %.1f ms%n",
                name,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100]);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("The component gave a wrong result.");
        }
    }
}
