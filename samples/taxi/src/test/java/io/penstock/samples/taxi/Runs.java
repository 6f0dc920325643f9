package io.penstock.samples.taxi;

import io.penstock.artifact.Digest;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunReport;
import java.nio.file.Path;
import java.util.List;

/** What the tests of the taxi pipeline ask of its runs. */
final class Runs {

    /** The trips that come with the sample; tests run in its directory. */
    static final Path TRIPS = Path.of("data", "trips.csv");

    private Runs() {}

    static TaxiParameters parameters(Path serving) {
        return new TaxiParameters(20, 50, TRIPS, serving);
    }

    /** Returns the nodes that ran, neither cached nor skipped. */
    static List<String> executed(RunReport run) {
        return run.nodes().stream()
                .filter(node -> node.outcome() instanceof Outcome.Executed)
                .map(NodeReport::id)
                .toList();
    }

    static Digest digest(RunReport run, String node, String port) {
        return run.node(node).output(port).orElseThrow().digest().orElseThrow();
    }

    /** Returns the digest of a node's only output. */
    static Digest digest(RunReport run, String node) {
        return run.node(node).outputs().get(0).digest().orElseThrow();
    }
}
