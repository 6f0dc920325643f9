package io.penstock.runtime;

import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.schedule.RunPlan;
import io.penstock.runtime.schedule.RunPlan.Provision;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the plan of a run in which some nodes are stood in for. */
record RehearsalPlan(Machinery machinery, Pipeline pipeline, Rehearsal rehearsal, Duration grace) {

    private static final String UNREAD = "nothing stands in for it";
    private static final Provision UNNEEDED = new Provision.LeftOut("only nodes that are not run need it");

    RunPlan plan() {
        checkOwn();
        Dependencies dependencies = new Dependencies(pipeline);
        Set<String> given = rehearsal.outputs().stream().map(Port::node).collect(Collectors.toSet());
        Set<String> needed = dependencies.neededWithout(given);
        checkComplete(given, needed);
        Map<String, Provision> provisions = new HashMap<>();
        for (Node node : pipeline.nodes()) {
            if (given.contains(node.id())) {
                provisions.put(node.id(), new Provision.Given(outputs(node)));
            } else if (!needed.contains(node.id())) {
                provisions.put(node.id(), UNNEEDED);
            }
        }
        return new RunPlan(provisions, Map.of(), Map.of(), Optional.empty(), grace);
    }

    private void checkOwn() {
        Set<Port<?>> own =
                pipeline.nodes().stream().flatMap(node -> node.ports().stream()).collect(Collectors.toSet());
        for (Port<?> port : rehearsal.outputs()) {
            if (!own.contains(port)) {
                throw new DefinitionException(
                        "Port '%s' is not one of this pipeline '%s' outside of bodies. Take it from the same definition. Outputs: %s."
                                .formatted(port, pipeline.name(), own));
            }
        }
    }

    private void checkComplete(Set<String> given, Set<String> needed) {
        Set<Port<?>> known = rehearsal.outputs();
        List<String> missing = pipeline.nodes().stream()
                .filter(node -> needed.contains(node.id()))
                .flatMap(node -> node.inputs().stream())
                .map(Node.Input::port)
                .filter(port -> given.contains(port.node()) && !known.contains(port))
                .map(Object::toString)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new DefinitionException(
                    "Nothing stands in for %s, and its node is not run. Give it a value too, or withhold it."
                            .formatted(missing));
        }
    }

    private List<OutputRecord> outputs(Node node) {
        NodeRunner runner = new NodeRunner(machinery, pipeline.name());
        List<OutputRecord> outputs = new ArrayList<>();
        for (Port<?> port : node.ports()) {
            outputs.add(
                    rehearsal.values().containsKey(port)
                            ? publish(runner, port, rehearsal.values().get(port))
                            : withheld(port, rehearsal.withheld().getOrDefault(port, UNREAD)));
        }
        return outputs;
    }

    private static OutputRecord withheld(Port<?> port, String reason) {
        return new OutputRecord(
                port.name(), port.type().getTypeName(), Optional.empty(), reason, 0, Optional.empty(), Map.of());
    }

    static OutputRecord publish(NodeRunner runner, Port<?> port, Object value) {
        try {
            return runner.publish(port, value);
        } catch (IOException e) {
            throw new EnvironmentException("The value for '%s' cannot be stored: %s".formatted(port, e), e);
        }
    }
}
