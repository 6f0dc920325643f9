package io.penstock.samples.taxi;

import io.penstock.Pipeline;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunListener;
import java.io.PrintStream;

/** Tells how far a run is, a line for each node that ends. */
final class RunProgress implements RunListener {

    private final PrintStream out;
    private int nodes;
    private int ended;

    RunProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void runStarted(String run, Pipeline pipeline) {
        nodes = pipeline.nodes().size();
        out.println("Running " + pipeline.name());
    }

    @Override
    public void nodeStarted(String run, String node) {
        out.println("         " + node + " begins");
    }

    @Override
    public void nodeFinished(String run, NodeReport node) {
        ended = Math.min(nodes, ended + 1);
        out.println("[%2d/%2d]  %s %s".formatted(ended, nodes, node.id(), node.outcome()));
    }
}
