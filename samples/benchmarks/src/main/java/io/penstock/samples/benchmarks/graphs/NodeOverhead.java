package io.penstock.samples.benchmarks.graphs;

import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the code around a component that does nothing costs, in memory, a node: its key, its execution, a look-up in the cache that
 * finds it, and its share of a run of 1,000. With {@code -prof gc} also what is allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NodeOverhead {

    private static final int NODES = 1_000;

    private @Nullable LoneNode node;
    private @Nullable Workspace workspace;
    private int runs;

    /** Runs the node once, and sees that it is found in the cache. */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        LoneNode prepared = new LoneNode();
        Event.Outcome found = prepared.cached().event().outcome();
        if (found != Event.Outcome.CACHED) {
            throw new IllegalStateException("The node should be found in the cache, but was " + found);
        }
        node = prepared;
    }

    /** Opens a workspace for the runs of one iteration; it would grow from run to run. */
    @Setup(Level.Iteration)
    public void open() {
        workspace = Workspace.inMemory();
    }

    /** Closes the workspace of an iteration. */
    @TearDown(Level.Iteration)
    public void forget() {
        Objects.requireNonNull(workspace).close();
    }

    /** Closes what the node runs in. */
    @TearDown
    public void close() throws IOException {
        Objects.requireNonNull(node).close();
    }

    /** The cache key alone. */
    @Benchmark
    public CacheKey key() {
        return node().key();
    }

    /** The key, the component and its end as an event; nothing is written down. */
    @Benchmark
    public NodeEnd executed() throws IOException, InterruptedException {
        return node().executed();
    }

    /** The key, the look-up and the end as an event; nothing is written down. */
    @Benchmark
    public NodeEnd cached() throws IOException, InterruptedException {
        return node().cached();
    }

    /** A node of a run of 1,000 that do not wait for each other: definition, scheduling, execution, events in memory, report. */
    @Benchmark
    @OperationsPerInvocation(NODES)
    public RunReport inRun() {
        return Objects.requireNonNull(workspace).run(NoOps.wide(NODES, runs++)).orThrow();
    }

    private LoneNode node() {
        return Objects.requireNonNull(node);
    }
}
