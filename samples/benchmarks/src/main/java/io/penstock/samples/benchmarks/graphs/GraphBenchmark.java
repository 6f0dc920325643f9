package io.penstock.samples.benchmarks.graphs;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What a node costs that does nothing, every execution durable: in a wide graph, in a chain, and from the cache. Arguments: the
 * kind ({@code wide}, {@code chain}, {@code writing-chain}, {@code cached}), how many nodes, how many rounds. Each round has keys
 * of its own but for {@code cached}, where it is the same chain again; all rounds share one workspace.
 */
final class GraphBenchmark {

    private GraphBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        String kind = arguments[0];
        int nodes = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path place = Files.createTempDirectory("graph");
        try (Workspace workspace = Workspace.open(place.resolve("workspace"))) {
            for (int round = 1; round <= rounds; round++) {
                run(workspace, kind, nodes, pipelines(kind, nodes).apply(round));
            }
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private static IntFunction<Pipeline> pipelines(String kind, int nodes) {
        return switch (kind) {
            case "wide" -> round -> NoOps.wide(nodes, round);
            case "chain" -> round -> NoOps.chain(nodes, round);
            case "writing-chain" -> round -> NoOps.writingChain(nodes, round);
            case "cached" -> round -> NoOps.writingChain(nodes, 1);
            default -> throw new IllegalArgumentException("'%s' is no kind of graph.".formatted(kind));
        };
    }

    private static void run(Workspace workspace, String kind, int nodes, Pipeline pipeline) {
        long start = System.nanoTime();
        workspace.run(pipeline).orThrow();
        double millis = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                Locale.ROOT, "%s %d nodes: %.1f ms, %.1f us a node%n", kind, nodes, millis, millis * 1000 / nodes);
    }
}
