package io.penstock.samples.benchmarks.graphs.peers;

import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import io.penstock.samples.benchmarks.race.Contender;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Runs pipelines in a workspace on disk, which stays open. */
final class PenstockRuns implements Contender {

    private final String name;
    private final int nodes;
    private final IntFunction<Pipeline> pipelines;
    private final Workspace workspace;

    /**
     * Opens the workspace.
     *
     * @param home its directory
     * @param pipelines the pipeline of each round
     */
    PenstockRuns(String name, Path home, int nodes, IntFunction<Pipeline> pipelines) {
        this.name = name;
        this.nodes = nodes;
        this.pipelines = pipelines;
        this.workspace = Workspace.open(home);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pieces() {
        return nodes;
    }

    @Override
    public double seconds(int round) {
        Pipeline pipeline = pipelines.apply(round);
        long start = System.nanoTime();
        workspace.run(pipeline).orThrow();
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
