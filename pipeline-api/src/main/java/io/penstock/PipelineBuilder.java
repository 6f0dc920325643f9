package io.penstock;

import io.penstock.errors.DefinitionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a pipeline while it is being defined, and hands out their ports. Used by one thread. */
public final class PipelineBuilder {

    private final String pipeline;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    PipelineBuilder(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Adds a step under the kebab-case name of its class: {@code CsvExampleGen} becomes {@code csv-example-gen}.
     *
     * @return its outputs
     * @throws DefinitionException if its outputs cannot be named; other problems are collected and thrown together
     */
    public <O extends Outputs> O add(Step<O> step) {
        return add(step == null ? "null" : kebabCase(step.getClass().getSimpleName()), step);
    }

    /**
     * Adds a step under a name of its own.
     *
     * @param id unique in the pipeline: letters, digits, {@code -} and {@code _}
     */
    public <O extends Outputs> O add(String id, Step<O> step) {
        if (step == null) {
            throw refuse("Node '%s' is null. Give add() a component.".formatted(id));
        }
        checkId(id);
        StepFields fields = StepFields.of(id, step, problems);
        fields.inputs().forEach(input -> checkPort(id, input));
        OutputPorts<O> outputs = outputs(id, step, fields);
        nodes.put(id, new Node(id, step, fields.inputs(), outputs.value(), outputs.ports()));
        return outputs.value();
    }

    List<Node> finish() {
        if (!problems.isEmpty()) {
            throw failure();
        }
        return List.copyOf(nodes.values());
    }

    private void checkId(@Nullable String id) {
        if (id == null || !id.matches("[A-Za-z0-9_-]+")) {
            problems.add("Node id '%s' is not usable. Use letters, digits, '-' and '_'.".formatted(id));
        } else if (nodes.containsKey(id)) {
            problems.add("Node id '%s' is used twice. Name one of them: add(\"another-%s\", ...).".formatted(id, id));
        }
    }

    private void checkPort(String id, Node.Input input) {
        Port<?> port = input.port();
        if (!port.isOf(this)) {
            problems.add(
                    "Node '%s': '%s' is port '%s' of another pipeline. Use a port that this definition's add() returned."
                            .formatted(id, input.field(), port));
        }
    }

    private <O extends Outputs> OutputPorts<O> outputs(String id, Step<O> step, StepFields fields) {
        try {
            return OutputPorts.of(this, id, step, fields);
        } catch (DefinitionException e) {
            throw refuse(Objects.requireNonNull(e.getMessage()));
        }
    }

    private DefinitionException refuse(String problem) {
        problems.add(problem);
        return failure();
    }

    private DefinitionException failure() {
        return new DefinitionException("Pipeline '%s' cannot be defined:".formatted(pipeline), problems);
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
