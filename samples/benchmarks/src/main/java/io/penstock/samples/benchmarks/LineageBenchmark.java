package io.penstock.samples.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.lineage.Lineage;
import io.penstock.runtime.lineage.LineageGraph;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Questions to a workspace of 100,000 executions: re-runs of a pipeline of 20 nodes, all cached but for every tenth run, which
 * has a new source; a chain of 1,000 executions; a fan of 5,000 executions that read one artifact, and one that reads all they wrote.
 * Each question is asked of a store that was just opened, and then again. At the end the workspace is opened, as often. Argument: how many times
 * each question is asked (20).
 */
final class LineageBenchmark {

    private static final int EXECUTIONS = 100_000;
    private static final int CHAIN = 1_000;
    private static final int FAN = 5_000;
    private static final int PIPELINE = 20;
    private static final int RUNS = (EXECUTIONS - CHAIN - FAN - 2) / PIPELINE;

    private final Path home;
    private final int times;

    private LineageBenchmark(Path home, int times) {
        this.home = home;
        this.times = times;
    }

    public static void main(String[] arguments) throws IOException {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Path place = Files.createTempDirectory(Path.of("").toAbsolutePath(), "lineage");
        LineageBenchmark benchmark = new LineageBenchmark(place.resolve("workspace"), times);
        benchmark.fill();
        benchmark.ask();
        benchmark.open();
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private void fill() throws IOException {
        Workspace.open(home).close();
        try (MetadataStore store = SqliteMetadataStore.open(home.resolve("metadata.db"))) {
            History history = new History(store);
            for (int run = 0; run < RUNS; run++) {
                history.pipeline("run-" + run, PIPELINE, run / 10, run % 10 == 0);
            }
            history.chain(CHAIN);
            history.fan(FAN);
        }
    }

    private void ask() {
        Digest source = History.artifact("pipeline-0-0");
        Digest pushed = History.artifact("pipeline-0-" + (PIPELINE - 1));
        Digest begin = History.artifact("chain-0");
        Digest end = History.artifact("chain-" + CHAIN);
        Digest hub = History.artifact("hub");
        Digest sum = History.artifact("sum");
        ExecutionId cached = ExecutionId.first("run-5", "node-10");
        ask("pipeline, upstream of its last artifact", all -> size(all.upstream(pushed, Lineage.UNLIMITED)));
        ask("pipeline, downstream of its source", all -> size(all.downstream(source, Lineage.UNLIMITED)));
        ask("pipeline, upstream of a cached execution", all -> size(all.upstream(cached, Lineage.UNLIMITED)));
        ask("pipeline, path from source to the last", all -> length(all, source, pushed));
        ask(
                "pipeline, as of the middle, upstream",
                all -> size(all.asOf(History.NOON.plusSeconds(RUNS / 2)).upstream(pushed, Lineage.UNLIMITED)));
        ask("pipeline, producers of equal content", all -> all.producers(pushed).size());
        ask("chain of 1,000, upstream of its end", all -> size(all.upstream(end, Lineage.UNLIMITED)));
        ask("chain of 1,000, upstream to depth 10", all -> size(all.upstream(end, 10)));
        ask("chain of 1,000, path", all -> length(all, begin, end));
        ask("fan of 5,000, downstream to depth 1", all -> size(all.downstream(hub, 1)));
        ask("fan of 5,000, downstream", all -> size(all.downstream(hub, Lineage.UNLIMITED)));
        ask("fan of 5,000, upstream of its sum", all -> size(all.upstream(sum, Lineage.UNLIMITED)));
        ask("fan of 5,000, path", all -> length(all, hub, sum));
    }

    /** A question with how many nodes its answer has. */
    private interface Question {
        long ask(Lineage lineage);
    }

    private void ask(String what, Question question) {
        try (MetadataStore store = SqliteMetadataStore.open(home.resolve("metadata.db"))) {
            Lineage lineage = Lineage.of(store);
            measure(what, () -> question.ask(lineage));
        }
    }

    private void open() {
        measure("opening the workspace", () -> {
            try (Workspace workspace = Workspace.open(home)) {
                return workspace.runs(1).size();
            }
        });
    }

    private void measure(String what, LongSupplier measured) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] wall = new double[times];
        double[] cpu = new double[times];
        long answer = 0;
        for (int i = 0; i < times; i++) {
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            answer = measured.getAsLong();
            wall[i] = (System.nanoTime() - start) / 1e6;
            cpu[i] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        }
        double first = wall[0];
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                "%-42s %7d nodes; first %6.1f ms, median %6.1f ms, fastest %6.1f ms; CPU median %6.1f ms%n",
                what, answer, first, wall[times / 2], wall[0], cpu[times / 2]);
    }

    private static long size(LineageGraph graph) {
        return (long) graph.artifacts().size() + graph.executions().size();
    }

    private static long length(Lineage lineage, Digest from, Digest to) {
        return lineage.path(from, to)
                .map(path -> List.copyOf(path.artifacts()))
                .orElseThrow()
                .size();
    }
}
