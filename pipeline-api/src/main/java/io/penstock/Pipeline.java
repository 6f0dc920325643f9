package io.penstock;

import io.penstock.errors.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A directed acyclic graph of steps with a name, made by a pure function of a parameter record.
 *
 * <p>Immutable and thread-safe. A pipeline can be run any number of times, in any workspace.
 */
public final class Pipeline {

    private final String name;
    private final Record parameters;
    private final List<Node> nodes;

    /** The parameters of a pipeline that has none. */
    private record NoParameters() {}

    private Pipeline(String name, Record parameters, List<Node> nodes) {
        this.name = name;
        this.parameters = parameters;
        this.nodes = nodes;
    }

    /**
     * Defines a pipeline with parameters.
     *
     * @param name letters, digits, {@code -}, {@code _} and {@code .}
     * @param parameters what the definition depends on; its fields are the pipeline's parameters
     * @param definition adds the steps; its result depends on nothing but the parameters
     * @throws DefinitionException with every problem of the definition
     */
    public static <P extends Record> Pipeline define(
            String name, P parameters, BiConsumer<PipelineBuilder, P> definition) {
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            throw new DefinitionException(
                    "Pipeline name '%s' is not usable. Use letters, digits, '-', '_' and '.'.".formatted(name));
        }
        PipelineBuilder builder = new PipelineBuilder(name);
        definition.accept(builder, parameters);
        return new Pipeline(name, parameters, builder.finish());
    }

    /** Defines a pipeline without parameters. */
    public static Pipeline define(String name, Consumer<PipelineBuilder> definition) {
        return define(name, new NoParameters(), (builder, none) -> definition.accept(builder));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the parameters that it was defined with. */
    public Record parameters() {
        return parameters;
    }

    /**
     * Returns the nodes in the order of their addition, which is a topological order. The nodes of bodies that are run many
     * times are in their {@link FanOut} or {@link Rounds}.
     */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns all nodes, those of bodies behind the node whose body they are. */
    public List<Node> allNodes() {
        List<Node> all = new ArrayList<>();
        collect(nodes, all);
        return all;
    }

    /** Returns a node by its id, wherever it is. */
    public Optional<Node> node(String id) {
        return allNodes().stream().filter(node -> node.id().equals(id)).findFirst();
    }

    private static void collect(List<Node> nodes, List<Node> into) {
        for (Node node : nodes) {
            into.add(node);
            node.body().ifPresent(body -> collect(body.nodes(), into));
        }
    }

    @Override
    public String toString() {
        return "Pipeline[%s, %d nodes]".formatted(name, nodes.size());
    }
}
