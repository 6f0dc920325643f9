package io.penstock.runtime;

import io.penstock.Component;
import io.penstock.ListResolver;
import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.execution.Ending;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.schedule.RunPlan;
import io.penstock.runtime.schedule.RunPlan.Place;
import io.penstock.runtime.schedule.RunPlan.Provision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
        Map<String, Provision> provisions = provisions(pipeline, wanted, Set.of(), dependencies, node -> machinery
                .metadata()
                .endedWell(pipeline.name(), node));
        return new RunPlan(provisions, Map.of(), Map.of(), options.deadline(), grace);
    }

    /** Runs what a run began, or did not come to, as far as it did not end well and was a part of it. */
    RunPlan retry(String run, Pipeline pipeline) {
        Map<Place, ExecutionFinished> earlier = new HashMap<>();
        Map<Place, Integer> attempts = new HashMap<>();
        for (ExecutionRecord execution : machinery.metadata().executions(run)) {
            Place place = Place.of(execution.id());
            attempts.merge(place, execution.id().attempt(), Math::max);
            execution.finished().filter(RunPlans::tellsOfItsNode).ifPresent(finished -> earlier.put(place, finished));
        }
        return new RunPlan(provisions(pipeline, earlier.values()), earlier, attempts, Optional.empty(), grace);
    }

    /** What did not begin has changed nothing: how the node ended before still holds. */
    private static boolean tellsOfItsNode(ExecutionFinished end) {
        boolean idle = end.outcome() == Outcome.CANCELLED || end.outcome() == Outcome.SKIPPED;
        return !idle || !end.keyParts().isEmpty();
    }

    /** Does again what the plan of a run did with nodes instead of running them. */
    private static Map<String, Provision> provisions(Pipeline pipeline, Collection<ExecutionFinished> ends) {
        Map<String, Provision> provisions = new HashMap<>();
        Set<String> given = new HashSet<>();
        for (ExecutionFinished end : ends) {
            String node = end.id().node();
            String how = end.keyParts().getOrDefault(CacheKey.PROVISION, "");
            if (how.equals(Ending.LEFT_OUT)) {
                provisions.put(node, new Provision.LeftOut(end.reason()));
            }
            if (how.equals(Ending.GIVEN)) {
                given.add(node);
            }
            if (how.equals(Ending.GIVEN) || how.equals(Ending.TAKEN)) {
                provisions.put(node, new Provision.Kept(end));
            }
        }
        keepInside(pipeline, new Dependencies(pipeline).withSuccessors(given), provisions);
        List<String> problems = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            if (provisions.get(node.id()) instanceof Provision.Kept kept) {
                Fit.objection(node, kept.execution()).ifPresent(problems::add);
            }
        }
        refuse(pipeline, problems);
        return provisions;
    }

    /** Runs a part of a pipeline on what a run had, as far as it is not overridden. */
    RunPlan replay(RunRecord record, Pipeline pipeline, ReplayOptions options) {
        String run = record.id();
        if (!record.pipeline().equals(pipeline.name())) {
            throw new DefinitionException(
                    "Run '%s' is one of '%s', not of '%s'. Replay it with the pipeline that it is a run of."
                            .formatted(run, record.pipeline(), pipeline.name()));
        }
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
        List<String> problems = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            if (wanted.contains(node.id())
                    || given.contains(node.id())
                    || before.contains(node.id()) && isResolver(node)) {
                continue;
            }
            Optional<ExecutionFinished> found =
                    before.contains(node.id()) ? earlier.apply(node.id()) : Optional.empty();
            Optional<String> objection = found.flatMap(end -> Fit.objection(node, end));
            if (read.contains(node.id())) {
                found.ifPresent(this::checkThere);
                objection.ifPresent(problems::add);
            }
            provisions.put(
                    node.id(),
                    found.filter(end -> objection.isEmpty())
                            .filter(this::isThere)
                            .map(RunPlans::taken)
                            .orElse(NO_PART));
            if (found.isEmpty() && read.contains(node.id())) {
                missing.add(node.id());
            }
        }
        refuse(pipeline, problems);
        if (!missing.isEmpty()) {
            throw new DefinitionException(
                    "Pipeline '%s' cannot be run in part: nodes %s have no earlier outputs to begin with. Run it whole, or begin earlier."
                            .formatted(pipeline.name(), missing));
        }
        return provisions;
    }

    private static void refuse(Pipeline pipeline, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new DefinitionException(
                    "Pipeline '%s' cannot take over what is there:".formatted(pipeline.name()), problems);
        }
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
        checkOverrides(pipeline, options, ends);
        NodeRunner runner = new NodeRunner(machinery, pipeline.name());
        Map<String, Map<String, OutputRecord>> given = new LinkedHashMap<>();
        options.overrides().forEach((port, value) -> given.computeIfAbsent(
                        port.node(), node -> outputs(Optional.ofNullable(ends.get(node))))
                .put(port.name(), RehearsalPlan.publish(runner, port, value)));
        given.forEach((node, outputs) -> provisions.put(node, new Provision.Given(List.copyOf(outputs.values()))));
    }

    /** What is overridden in part has the rest from the run. */
    private static void checkOverrides(Pipeline pipeline, ReplayOptions options, Map<String, ExecutionFinished> ends) {
        Map<String, Map<String, String>> types = new LinkedHashMap<>();
        options.overrides().keySet().forEach(port -> types.computeIfAbsent(
                        port.node(),
                        node -> Fit.types(
                                outputs(Optional.ofNullable(ends.get(node))).values()))
                .put(port.name(), port.type().getTypeName()));
        List<String> problems = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            if (types.containsKey(node.id())) {
                Fit.objection(node, types.get(node.id())).ifPresent(problems::add);
            }
        }
        refuse(pipeline, problems);
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
