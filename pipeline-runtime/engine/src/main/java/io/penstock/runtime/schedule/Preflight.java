package io.penstock.runtime.schedule;

import io.penstock.Component;
import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.execution.Machinery;
import java.util.ArrayList;
import java.util.List;

/** Looks before a run whether the pipeline can run in its workspace; reports all problems together. */
record Preflight(Machinery machinery, Permits permits) {

    /**
     * Checks every node.
     *
     * @throws DefinitionException with every problem
     */
    void check(Pipeline pipeline) {
        List<String> problems = new ArrayList<>();
        for (Node node : pipeline.allNodes()) {
            node.ports().forEach(port -> form(port, problems));
            node.body().ifPresent(body -> body.parameters().forEach(port -> form(port, problems)));
            exits(node, problems);
            node.options().permits().forEach((resource, count) -> permits.objection(resource, count)
                    .ifPresent(problem -> problems.add("Node '%s': %s".formatted(node.id(), problem))));
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException("Pipeline '%s' cannot run:".formatted(pipeline.name()), problems);
        }
    }

    /** What ends the process would end the host: only a node in a process of its own may do so. */
    private void exits(Node node, List<String> problems) {
        if (node.step() instanceof Component && node.options().isolation().isEmpty() && problems.isEmpty()) {
            machinery.keys().code(node, machinery.codecs(node)).exits().stream()
                    .findFirst()
                    .ifPresent(way -> problems.add(
                            "Node '%s' can end the process: %s. Take the call out, or run the node in a process of its own: node -> node.isolated()."
                                    .formatted(node.id(), way)));
        }
    }

    private void form(Port<?> port, List<String> problems) {
        try {
            machinery.forms().of(port.type());
        } catch (DefinitionException e) {
            problems.add("Output '%s': %s".formatted(port, e.getMessage()));
        }
    }
}
