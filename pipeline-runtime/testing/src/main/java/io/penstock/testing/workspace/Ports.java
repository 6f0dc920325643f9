package io.penstock.testing.workspace;

import io.penstock.Node;
import io.penstock.Pipeline;
import io.penstock.Port;
import java.lang.reflect.Type;
import java.util.List;

/**
 * The outputs of a pipeline by name, for tests of one whose definition keeps its ports to itself.
 *
 * <pre>{@code
 * Port<Model> model = Ports.of(pipeline).find("trainer", Model.class);
 * }</pre>
 */
public final class Ports {

    private final Pipeline pipeline;

    private Ports(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Returns the outputs of a pipeline. */
    public static Ports of(Pipeline pipeline) {
        return new Ports(pipeline);
    }

    /**
     * Returns the one output of a node that has a type.
     *
     * @throws IllegalArgumentException if there is no such output, or more than one; the message lists what there is
     */
    public <T> Port<T> find(String node, Class<T> type) {
        return only(
                node,
                type,
                all(node).stream().filter(port -> port.type().equals(type)).toList());
    }

    /**
     * Returns an output of a node by its name, and its type.
     *
     * @throws IllegalArgumentException if there is no such output; the message lists what there is
     */
    public <T> Port<T> find(String node, String output, Class<T> type) {
        return only(
                node,
                type,
                all(node).stream()
                        .filter(port ->
                                port.name().equals(output) && port.type().equals(type))
                        .toList());
    }

    private List<Port<?>> all(String id) {
        return pipeline.node(id)
                .map(Node::ports)
                .orElseThrow(() -> new IllegalArgumentException("Pipeline '%s' has no node '%s'. Nodes: %s."
                        .formatted(
                                pipeline.name(),
                                id,
                                pipeline.allNodes().stream().map(Node::id).toList())));
    }

    @SuppressWarnings("unchecked") // the type of the port was compared
    private <T> Port<T> only(String node, Type type, List<Port<?>> found) {
        if (found.size() != 1) {
            throw new IllegalArgumentException("Node '%s' has %d such outputs of type '%s'. Its outputs: %s."
                    .formatted(
                            node,
                            found.size(),
                            type.getTypeName(),
                            all(node).stream()
                                    .map(port ->
                                            port.name() + " of " + port.type().getTypeName())
                                    .toList()));
        }
        return (Port<T>) found.get(0);
    }
}
