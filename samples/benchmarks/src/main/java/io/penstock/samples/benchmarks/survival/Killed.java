package io.penstock.samples.benchmarks.survival;

import io.penstock.artifact.Digest;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.Workspace;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The process that is killed: runs the pipeline of a round, or takes a run of it up again, and says of each node how it ended. */
final class Killed implements RunListener {

    static final String BEGUN = "> begun";
    private static final String FINISHED = "> finished";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Killed() {}

    /**
     * A node whose end was told.
     *
     * @param outputs their digests, as text
     */
    record Acknowledged(String run, String node, int attempt, String outcome, String outputs) {

        /** Reads a line; empty if it is something else, or was cut off by the end. */
        static Optional<Acknowledged> of(String line) {
            String[] words = line.split(" ", -1);
            return line.startsWith(FINISHED) && words.length == 8
                    ? Optional.of(new Acknowledged(words[2], words[3], Integer.parseInt(words[4]), words[5], words[6]))
                    : Optional.empty();
        }

        private String line() {
            return String.join(" ", FINISHED, run, node, Integer.toString(attempt), outcome, outputs, ".");
        }
    }

    /** Takes the scenario, the workspace, the round, and the run to be taken up again, if there is one. */
    public static void main(String[] arguments) {
        Killed killed = new Killed();
        killed.out.println(BEGUN);
        Path home = Path.of(arguments[1]);
        var pipeline = Scenario.valueOf(arguments[0]).pipeline(home, Integer.parseInt(arguments[2]));
        try (Workspace workspace = Workspace.builder(home).listener(killed).open()) {
            if (arguments.length > 3) {
                workspace.retry(arguments[3], pipeline).orThrow();
            } else {
                workspace.run(pipeline).orThrow();
            }
        }
    }

    @Override
    public void nodeFinished(String run, NodeReport node) {
        String outputs = node.outputs().stream()
                .map(output -> output.digest().map(Digest::text).orElse("withheld"))
                .collect(Collectors.joining(","));
        String outcome = node.outcome().toString().toUpperCase(Locale.ROOT);
        out.println(new Acknowledged(run, node.id(), node.attempt(), outcome, outputs).line());
    }
}
