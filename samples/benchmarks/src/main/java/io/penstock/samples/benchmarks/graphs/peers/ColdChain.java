package io.penstock.samples.benchmarks.graphs.peers;

import io.penstock.runtime.Workspace;
import io.penstock.samples.benchmarks.graphs.NoOps;
import java.nio.file.Path;

/** Opens a workspace in the directory where it is started, runs a chain of nodes with a small artifact each, and closes it. */
final class ColdChain {

    private ColdChain() {}

    public static void main(String[] arguments) {
        try (Workspace workspace = Workspace.open(Path.of("workspace"))) {
            workspace.run(NoOps.writingChain(Integer.parseInt(arguments[0]), 1)).orThrow();
        }
    }
}
