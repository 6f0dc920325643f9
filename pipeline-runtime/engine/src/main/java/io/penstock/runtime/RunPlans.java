package io.penstock.runtime;

import io.penstock.Component;
import io.penstock.ListResolver;
import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.schedule.RunPlan;
import io.penstock.runtime.schedule.RunPlan.Place;
import io.penstock.runtime.schedule.RunPlan.Provision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the plans of partial runs, retries and replays. */
record RunPlans(Machinery machinery, Duration grace) {

    /** How far back an execution with outputs is looked for. */
    private static final int LOOKED_AT = 100;

    private static final Provision NO_PART = new Provision.LeftOut("it is no part of this run");

    /** Runs a part of a pipeline on the newest outputs of what comes before. */
    RunPlan partial(Pipeline pipeline, RunOptions options) {
        if (options.from().isEmpty() && options.to().isEmpty()) {
            return new RunPlan(Map.of(), Map.of(), Map.of(), options.deadline(), grace);
        }
        Dependencies dependencies = new Dependencies(pipeline);
        dependencies.check(options.from());
        dependencies.check(options.to());
        Set<String> wanted =
                pipeline.nodes().stream().map(Node::id).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!options.from().isEmpty()) {
            wanted.retainAll(dependencies.withSuccessors(options.from()));
        }
        if (!options.to().isEmpty()) {
            wanted.retainAll(dependencies.withPredecessors(options.to()));
        }
        Map<String, Provision> provisions =
                provisions(pipeline, wanted, Set.of(), dependencies, node -> newest(pipeline.name(), node));
        return new RunPlan(provisions, Map.of(), Map.of(), options.deadline(), grace);
    }

    /** Runs what a run began, or did not come to, as far as it did not end well. */
    RunPlan retry(String run) {
        Map<Place, ExecutionFinished> earlier = new HashMap<>();
        Map<Place, Integer> attempts = new HashMap<>();
        for (ExecutionRecord execution : machinery.metadata().executions(run)) {
            Place place = Place.of(execution.id());
            attempts.merge(place, execution.id().attempt(), Math::max);
            execution.finished().ifPresent(finished -> earlier.put(place, finished));
        }
        return new RunPlan(Map.of(), earlier, attempts, Optional.empty(), grace);
    }

    /** Runs a part of a pipeline on what a run had, as far as it is not overridden. */
    RunPlan replay(String run, Pipeline pipeline, ReplayOptions options) {
        Dependencies dependencies = new Dependencies(pipeline);
        Set<String> overridden =
                options.overrides().keySet().stream().map(Port::node).collect(Collectors.toSet());
        dependencies.check(options.from());
        dependencies.check(overridden);
        Set<String> begin = new LinkedHashSet<>(options.from());
        if (begin.isEmpty()) {
            begin.addAll(overridden);
        }
        if (begin.isEmpty()) {
            throw new DefinitionException(
                    "The replay of run '%s' does not say where it begins. Use from(\"node\") or with(port, value)."
                            .formatted(run));
        }
        Set<String> changed = dependencies.withSuccessors(overridden);
        Set<String> wanted = dependencies.withSuccessors(begin);
        wanted.addAll(changed);
        wanted.removeAll(overridden);
        Map<String, ExecutionFinished> ends = ends(run);
        Map<String, Provision> provisions = new HashMap<>(
                provisions(pipeline, wanted, overridden, dependencies, node -> Optional.ofNullable(ends.get(node))));
        overrides(pipeline, options, ends, provisions);
        keepInside(pipeline, changed, provisions);
        return new RunPlan(provisions, Map.of(), Map.of(), options.deadline(), grace);
    }

    private Map<String, Provision> provisions(
            Pipeline pipeline,
            Set<String> wanted,
            Set<String> given,
            Dependencies dependencies,
            Function<String, Optional<ExecutionFinished>> earlier) {
        Set<String> read = dependencies.readBy(wanted);
        Set<String> before = dependencies.withPredecessors(wanted);
        Map<String, Provision> provisions = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            if (wanted.contains(node.id())
                    || given.contains(node.id())
                    || before.contains(node.id()) && isResolver(node)) {
                continue;
            }
            Optional<ExecutionFinished> found =
                    before.contains(node.id()) ? earlier.apply(node.id()) : Optional.empty();
            if (read.contains(node.id())) {
                found.ifPresent(this::checkThere);
            }
            provisions.put(
                    node.id(), found.filter(this::isThere).map(RunPlans::taken).orElse(NO_PART));
            if (found.isEmpty() && read.contains(node.id())) {
                missing.add(node.id());
            }
        }
        if (!missing.isEmpty()) {
            throw new DefinitionException(
                    "Pipeline '%s' cannot be run in part: nodes %s have no earlier outputs to begin with. Run it whole, or begin earlier."
                            .formatted(pipeline.name(), missing));
        }
        return provisions;
    }

    private boolean isThere(ExecutionFinished found) {
        return found.outputs().stream()
                .flatMap(output -> output.digest().stream())
                .allMatch(digest -> machinery.metadata().givenUp().since(digest).isEmpty());
    }

    private void checkThere(ExecutionFinished found) {
        if (!isThere(found)) {
            throw new DefinitionException(
                    "What node '%s' made in run '%s' cannot be taken over: garbage collection deleted it. Run the pipeline whole, which makes it again."
                            .formatted(found.id().node(), found.run()));
        }
    }

    private static boolean isResolver(Node node) {
        return node.step() instanceof Resolver || node.step() instanceof ListResolver;
    }

    private static Provision taken(ExecutionFinished found) {
        return new Provision.Taken(found, "taken from run '%s'".formatted(found.run()));
    }

    private Optional<ExecutionFinished> newest(String pipeline, String node) {
        return machinery.metadata().finishedOf(pipeline, node, LOOKED_AT).stream()
                .filter(execution -> execution.id().item().isEmpty())
                .filter(RunPlans::endedWell)
                .findFirst();
    }

    private Map<String, ExecutionFinished> ends(String run) {
        Map<String, ExecutionFinished> ends = new HashMap<>();
        for (ExecutionRecord execution : machinery.metadata().executions(run)) {
            execution
                    .finished()
                    .filter(finished -> finished.id().item().isEmpty())
                    .filter(RunPlans::endedWell)
                    .ifPresent(finished -> ends.put(finished.id().node(), finished));
        }
        return ends;
    }

    private static boolean endedWell(ExecutionFinished execution) {
        return execution.outcome() == Outcome.EXECUTED || execution.outcome() == Outcome.CACHED;
    }

    private void overrides(
            Pipeline pipeline,
            ReplayOptions options,
            Map<String, ExecutionFinished> ends,
            Map<String, Provision> provisions) {
        NodeRunner runner = new NodeRunner(machinery, pipeline.name());
        Map<String, Map<String, OutputRecord>> given = new LinkedHashMap<>();
        options.overrides().forEach((port, value) -> given.computeIfAbsent(
                        port.node(), node -> outputs(Optional.ofNullable(ends.get(node))))
                .put(port.name(), RehearsalPlan.publish(runner, port, value)));
        given.forEach((node, outputs) -> provisions.put(node, new Provision.Given(List.copyOf(outputs.values()))));
    }

    private static Map<String, OutputRecord> outputs(Optional<ExecutionFinished> execution) {
        Map<String, OutputRecord> outputs = new LinkedHashMap<>();
        execution.ifPresent(end -> end.outputs().forEach(output -> outputs.put(output.port(), output)));
        return outputs;
    }

    /** What follows from a value that was put in by hand does not leave the workspace. */
    private static void keepInside(Pipeline pipeline, Set<String> changed, Map<String, Provision> provisions) {
        for (Node node : pipeline.nodes()) {
            if (changed.contains(node.id())
                    && node.step() instanceof Component<?> component
                    && component.reachesOutside()) {
                provisions.put(
                        node.id(),
                        new Provision.LeftOut("it reaches outside, and something before it was overridden by hand"));
            }
        }
    }
}
