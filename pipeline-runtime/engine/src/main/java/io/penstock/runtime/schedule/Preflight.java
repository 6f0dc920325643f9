package io.penstock.runtime.schedule;

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
            node.options().permits().forEach((resource, count) -> permits.objection(resource, count)
                    .ifPresent(problem -> problems.add("Node '%s': %s".formatted(node.id(), problem))));
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException("Pipeline '%s' cannot run:".formatted(pipeline.name()), problems);
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
