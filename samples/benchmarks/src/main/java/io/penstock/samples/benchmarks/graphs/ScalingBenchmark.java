package io.penstock.samples.benchmarks.graphs;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a node of a wide graph costs the same in a small graph and in a large one, in one JVM, each graph in a workspace of its
 * own. Arguments: how many rounds (3), and the sizes (1000 10000 100000). Small graphs run first, to warm up. Prints for each
 * size the median, and the most heap that was in use, garbage included; start it with {@code -Xmx512m} to see it suffice.
 */
final class ScalingBenchmark {

    private static final int WARM_UPS = 20;
    private static final int SMALL = 1_000;

    private ScalingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {1_000, 10_000, 100_000};
        for (int i = 0; i < WARM_UPS; i++) {
            seconds(NoOps.wide(SMALL, i));
        }
        System.out.printf("%,d MB of heap at most%n", Runtime.getRuntime().maxMemory() >> 20);
        for (int nodes : sizes) {
            measure(nodes, rounds);
        }
    }

    private static void measure(int nodes, int rounds) throws IOException {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            seconds[round] = seconds(NoOps.wide(nodes, round));
        }
        Arrays.sort(seconds);
        long peak = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "%,9d nodes: %6.1f us a node (%.1f to %.1f, %d rounds), peak of the heap's pools %,d MB%n",
                nodes,
                seconds[rounds / 2] / nodes * 1e6,
                seconds[0] / nodes * 1e6,
                seconds[rounds - 1] / nodes * 1e6,
                rounds,
                peak >> 20);
    }

    private static double seconds(Pipeline pipeline) throws IOException {
        Path place = Files.createTempDirectory("scaling");
        try (Workspace workspace = Workspace.open(place.resolve("workspace"))) {
            long start = System.nanoTime();
            workspace.run(pipeline).orThrow();
            return (System.nanoTime() - start) / 1e9;
        } finally {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
