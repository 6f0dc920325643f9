package io.penstock.samples.benchmarks.graphs;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Nothing;
import io.penstock.Pipeline;
import io.penstock.Port;
import java.io.IOException;

/** Pipelines of nodes that do nothing, or next to nothing. */
public final class NoOps {

    private NoOps() {}

    /** Does nothing. */
    public record NoOp(int number) implements Component<Nothing> {
        @Override
        public void run(Nothing out, Execution execution) {}
    }

    /** Begins a chain. */
    public record First(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, number);
        }
    }

    /** Adds one to what the node before wrote: a small artifact each. */
    public record Next(Port<Integer> before) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(before) + 1);
        }
    }

    /** Hands on what the node before handed on: no artifact of its own. */
    public record Hand(Port<Integer> before, int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) {
            execution.pass(before, out);
        }
    }

    /** Nodes of which none waits for another one. */
    public static Pipeline wide(int nodes, int salt) {
        return Pipeline.define("wide", p -> {
            for (int i = 0; i < nodes; i++) {
                p.add("node-" + i, new NoOp(salt * nodes + i));
            }
        });
    }

    /** Nodes of which each waits for the one before and makes no artifact of its own. */
    public static Pipeline chain(int nodes, int salt) {
        return Pipeline.define("chain", p -> {
            Port<Integer> last = p.add("node-0", new First(salt));
            for (int i = 1; i < nodes; i++) {
                last = p.add("node-" + i, new Hand(last, i));
            }
        });
    }

    /** Nodes of which each waits for the one before and writes a small artifact. */
    public static Pipeline writingChain(int nodes, int salt) {
        return Pipeline.define("writing-chain", p -> {
            Port<Integer> last = p.add("node-0", new First(salt * 1_000_000));
            for (int i = 1; i < nodes; i++) {
                last = p.add("node-" + i, new Next(last));
            }
        });
    }
}
