package io.penstock.runtime;

import io.penstock.Port;
import io.penstock.errors.ComponentException;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.observe.PowerModel;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a run, node by node. Immutable; outputs can be read, and the energy asked for, as long as the workspace is open. */
public final class RunReport {

    private final RunRecord run;
    private final List<NodeReport> nodes;
    private final boolean degraded;
    private final RunEnergy energy;
    private final Artifacts artifacts;

    /**
     * Creates a report.
     *
     * @param degraded whether a listener missed something
     * @param energy estimates that of the run
     * @param artifacts reads outputs
     */
    RunReport(RunRecord run, List<NodeReport> nodes, boolean degraded, RunEnergy energy, Artifacts artifacts) {
        this.run = run;
        this.degraded = degraded;
        this.energy = energy;
        this.nodes = List.copyOf(nodes);
        this.artifacts = artifacts;
    }

    /** Returns the run's id, unique in the workspace. */
    public String id() {
        return run.id();
    }

    /** Returns what the workspace knows of the run: its number, pipeline, state and times. */
    public RunRecord run() {
        return run;
    }

    /** Returns the nodes in the order of the pipeline. */
    public List<NodeReport> nodes() {
        return nodes;
    }

    /**
     * Returns a node by its id.
     *
     * @throws IllegalArgumentException if the pipeline has no such node
     */
    public NodeReport node(String id) {
        return nodes.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Pipeline '%s' has no node '%s'. Nodes: %s."
                        .formatted(
                                run.pipeline(),
                                id,
                                nodes.stream().map(NodeReport::id).toList())));
    }

    /** Returns whether no node failed or was cancelled. Nodes that were skipped by decision do not count. */
    public boolean succeeded() {
        return run.state() == RunRecord.State.SUCCEEDED;
    }

    /** Returns whether every listener heard all of the run, or else that its observation is degraded. */
    public Observation observed() {
        return degraded ? Observation.DEGRADED : Observation.COMPLETE;
    }

    /** How well listeners could follow a run. */
    public enum Observation {
        /** Every listener heard everything. */
        COMPLETE,
        /** A listener threw, hung or did not keep up; the run itself did not suffer. */
        DEGRADED
    }

    /** Returns the nodes whose threads did not stop when they were asked to; what they still do is no part of the run. */
    public List<String> abandoned() {
        String nodes = run.notes().getOrDefault("abandoned", "");
        return nodes.isEmpty() ? List.of() : List.of(nodes.split(", "));
    }

    /**
     * Estimates the energy of all that was executed in this run, failed attempts and what ran for elements and rounds included, by the
     * workspace's power model; nothing is measured. It is added up when it is asked for, while the workspace is open.
     */
    public Energy energy() {
        return energy.of(run.id());
    }

    /**
     * An estimate of energy.
     *
     * @param joules estimated; executions whose CPU time is unknown are left out
     * @param model what it was estimated by
     */
    public record Energy(double joules, PowerModel model) {}

    /** Returns how long the run took. */
    public Duration took() {
        return Duration.between(run.started(), run.finished().orElse(run.started()));
    }

    /**
     * Returns this report if the run succeeded.
     *
     * @throws ComponentException if a node failed or the run was cancelled; it carries the ids of the run and of the first
     *     node that failed
     */
    public RunReport orThrow() {
        if (succeeded()) {
            return this;
        }
        NodeReport first = nodes.stream()
                .filter(node -> node.outcome() instanceof Outcome.Failed)
                .findFirst()
                .orElse(null);
        if (first == null) {
            throw new ComponentException(
                    "Run '%s' of pipeline '%s' was cancelled: %s."
                            .formatted(run.id(), run.pipeline(), run.notes().getOrDefault("cancelled", "no reason")),
                    null,
                    run.id(),
                    null);
        }
        Throwable cause = ((Outcome.Failed) first.outcome()).cause();
        throw new ComponentException(failure(first), cause, run.id(), first.id());
    }

    /**
     * Reads the artifact behind a port.
     *
     * @throws ComponentException if there is none; the message says why
     * @throws io.penstock.errors.DataException if it is damaged
     */
    public <T> T output(Port<T> port) {
        return find(port).orElseThrow(() -> new ComponentException(absence(port.node(), port.name())));
    }

    /** Reads the artifact behind a port; empty if it was withheld, or its node failed or was skipped. */
    @SuppressWarnings("unchecked") // what is behind a Port<T> was written through a Port<T>
    public <T> Optional<T> find(Port<T> port) {
        return (Optional<T>) read(port.node(), port.name(), port.type());
    }

    /**
     * Reads the artifact behind an output by names.
     *
     * @throws ComponentException if there is none; the message says why
     * @throws io.penstock.errors.DataException if it is damaged
     */
    public <T> T output(String node, String port, Class<T> type) {
        return type.cast(read(node, port, type).orElseThrow(() -> new ComponentException(absence(node, port))));
    }

    /** Returns the nodes as a table for people: name, outcome, time and reason. */
    public String table() {
        return NodeTable.of(nodes);
    }

    @Override
    public String toString() {
        return "Run %s of %s: %s%n%s".formatted(run.id(), run.pipeline(), run.state(), table());
    }

    private Optional<Object> read(String node, String port, Type type) {
        return node(node).output(port).flatMap(NodeReport.Output::digest).map(digest -> artifacts.read(type, digest));
    }

    private String absence(String node, String port) {
        NodeReport report = node(node);
        return report.output(port)
                .map(output -> "Output '%s/%s' was withheld: %s.".formatted(node, port, output.withheld()))
                .orElseGet(() -> "There is no output '%s/%s': the node was %s. %sIts outputs: %s."
                        .formatted(
                                node,
                                port,
                                report.outcome(),
                                report.reason().isEmpty() ? "" : report.reason() + " ",
                                report.outputs().stream()
                                        .map(NodeReport.Output::port)
                                        .toList()));
    }

    private String failure(NodeReport first) {
        String others = named(Outcome.Failed.class, first, "Failed too");
        String skipped = named(Outcome.Skipped.class, first, "Skipped");
        return "Run '%s' of pipeline '%s': node '%s' failed: %s%s%s"
                .formatted(run.id(), run.pipeline(), first.id(), first.reason(), others, skipped);
    }

    private String named(Class<? extends Outcome> outcome, NodeReport except, String heading) {
        String ids = nodes.stream()
                .filter(node -> outcome.isInstance(node.outcome()) && !Objects.equals(node, except))
                .map(node -> "'" + node.id() + "'")
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : "%n%s: %s.".formatted(heading, ids);
    }
}
