package io.penstock.testing;

import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.lineage.Lineage;
import io.penstock.testing.workspace.TestRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;

/**
 * Asserts what became of a run. A message shows all nodes.
 *
 * <pre>{@code
 * assertThat(run).succeeded().executed("trainer", "evaluator").cached("csv-example-gen").skipped("pusher");
 * }</pre>
 */
public final class RunAssert extends AbstractAssert<RunAssert, TestRun> {

    RunAssert(TestRun run) {
        super(run, RunAssert.class);
    }

    /** Asserts that no node failed or was cancelled. */
    public RunAssert succeeded() {
        isNotNull();
        return check(
                actual.report().succeeded(),
                "The run did not succeed: it is %s."
                        .formatted(actual.report().run().state()));
    }

    /** Asserts that these nodes were executed and no others; those that were stubbed do not count. */
    public RunAssert executed(String... nodes) {
        return all("executed", node -> node.outcome() instanceof Outcome.Executed && !isStubbed(node), nodes);
    }

    /** Asserts that these nodes were stubbed and no others. */
    public RunAssert stubbed(String... nodes) {
        return all("stubbed", RunAssert::isStubbed, nodes);
    }

    /** Asserts that these nodes were taken from the cache, or found by a resolver, and no others. */
    public RunAssert cached(String... nodes) {
        return all("cached", node -> node.outcome() instanceof Outcome.Cached, nodes);
    }

    /** Asserts that these nodes were skipped and no others. */
    public RunAssert skipped(String... nodes) {
        return all("skipped", node -> node.outcome() instanceof Outcome.Skipped, nodes);
    }

    /** Asserts that these nodes failed and no others. */
    public RunAssert failed(String... nodes) {
        return all("failed", node -> node.outcome() instanceof Outcome.Failed, nodes);
    }

    /** Asserts that these nodes were cancelled and no others. */
    public RunAssert cancelled(String... nodes) {
        return all("cancelled", node -> node.outcome() instanceof Outcome.Cancelled, nodes);
    }

    /** Asserts that a node failed by an exception, of which a text is part of the reason. */
    public RunAssert failedWith(String node, Class<? extends Throwable> type, String text) {
        NodeReport report = node(node);
        Optional<Throwable> cause =
                report.outcome() instanceof Outcome.Failed failed ? Optional.of(failed.cause()) : Optional.empty();
        check(
                cause.filter(type::isInstance).isPresent(),
                "Node '%s' was to fail by a %s, and was %s%s."
                        .formatted(
                                node,
                                type.getName(),
                                report.outcome(),
                                cause.map(thrown -> " by " + thrown).orElse("")));
        return check(
                report.reason().contains(text),
                "Node '%s' was to fail with '%s' in the reason, which is '%s'.".formatted(node, text, report.reason()));
    }

    /** Asserts that a node failed by an exception. */
    public RunAssert failedWith(String node, Class<? extends Throwable> type) {
        return failedWith(node, type, "");
    }

    /** Asserts that an output was withheld for a reason that has a text in it. */
    public RunAssert withheld(Port<?> output, String text) {
        String reason = find(output).map(NodeReport.Output::withheld).orElse("");
        return check(
                !reason.isEmpty() && reason.contains(text),
                "Output '%s' was to be withheld with '%s' in the reason, which is '%s'."
                        .formatted(output, text, reason));
    }

    /** Asserts how often a node was tried. */
    public RunAssert attempts(String node, int times) {
        int actually = node(node).attempt();
        return check(
                actually == times,
                "Node '%s' was to be tried %s times, and was %s times.".formatted(node, times, actually));
    }

    /**
     * Goes on to what is behind an output.
     *
     * @throws AssertionError if there is nothing
     */
    public <T> ObjectAssert<T> output(Port<T> output) {
        digest(output);
        return Assertions.assertThat(actual.output(output)).as("output '%s' of%n%s", output, actual.report());
    }

    /** Asserts that an output came, over any number of nodes, of each of some other outputs. */
    public RunAssert producedFrom(Port<?> output, Port<?>... sources) {
        Set<Digest> upstream = upstream(output);
        for (Port<?> source : sources) {
            check(
                    upstream.contains(digest(source)),
                    "Output '%s' was to come of '%s', and does not.".formatted(output, source));
        }
        return this;
    }

    /** Asserts that an output came of none of some other outputs: of a held-out split, say. */
    public RunAssert notProducedFrom(Port<?> output, Port<?>... others) {
        Set<Digest> upstream = upstream(output);
        for (Port<?> other : others) {
            check(
                    !upstream.contains(digest(other)),
                    "Output '%s' was not to come of '%s', and does.".formatted(output, other));
        }
        return this;
    }

    /** Asserts that every output is the same as in another run, to the byte; else names the first node that differs. */
    public RunAssert hasOutputsOf(RunOutputs earlier) {
        RunOutputs outputs = RunOutputs.of(actual.report());
        Optional<String> first = earlier.firstDifference(outputs).or(() -> outputs.firstDifference(earlier));
        return check(
                first.isEmpty(),
                "Node '%s' is the first whose outputs are not the same: they were %s, and are %s."
                        .formatted(first.orElse(""), first.map(earlier.nodes()::get), first.map(outputs.nodes()::get)));
    }

    private Set<Digest> upstream(Port<?> output) {
        return Set.copyOf(
                actual.lineage().upstream(digest(output), Lineage.UNLIMITED).artifacts());
    }

    private Digest digest(Port<?> output) {
        return find(output)
                .flatMap(NodeReport.Output::digest)
                .orElseThrow(() -> failure("%s", message("There is nothing behind output '%s'.".formatted(output))));
    }

    private Optional<NodeReport.Output> find(Port<?> output) {
        return node(output.node()).output(output.name());
    }

    private NodeReport node(String id) {
        isNotNull();
        return actual.report().nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> failure("%s", message("There is no node '%s'.".formatted(id))));
    }

    private RunAssert all(String outcome, Predicate<NodeReport> which, String... nodes) {
        isNotNull();
        Set<String> found = actual.report().nodes().stream()
                .filter(which)
                .map(NodeReport::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>(List.of(nodes));
        return check(found.equals(wanted), "Nodes %s were to be %s, and are %s.".formatted(wanted, outcome, found));
    }

    private static boolean isStubbed(NodeReport node) {
        return node.outcome() instanceof Outcome.Executed && node.reason().equals("given by hand");
    }

    private RunAssert check(boolean holds, String text) {
        if (!holds) {
            throw failure("%s", message(text));
        }
        return this;
    }

    private String message(String text) {
        return "%s%n%n%s".formatted(text, actual.report());
    }
}
