package io.penstock.runtime.isolation;

import io.penstock.Pipeline;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.Workspace;
import java.nio.file.Path;

/** A process that runs an isolated node for ever, and prints the ids of the node's process and of that one's child. */
final class ParentProcess {

    private ParentProcess() {}

    /** Takes the workspace as its argument. */
    public static void main(String[] arguments) {
        RunListener printing = new RunListener() {
            @Override
            public void nodeProgress(String run, String node, long done, long total, String unit) {
                System.out.println("pids," + total + "," + done);
            }
        };
        try (Workspace workspace =
                Workspace.builder(Path.of(arguments[0])).listener(printing).open()) {
            workspace.run(Pipeline.define("orphans", p -> p.add(new IsolatedSteps.Parent(), node -> node.isolated())));
        }
    }
}
