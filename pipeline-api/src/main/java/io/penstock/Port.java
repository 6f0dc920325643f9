package io.penstock;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A handle on one output of one node while a pipeline is being defined. It has no value: a component reads it through its
 * {@link Execution}.
 *
 * @param <T> the artifact type
 */
@SuppressWarnings("UnusedTypeParameter") // T is what javac checks between nodes
public final class Port<T> implements Outputs {

    /** Stands for the definition of ports that belong to no pipeline. */
    static final Object APART = "apart";

    private final Object definition;
    private final String node;
    private final String name;
    private final Type type;

    Port(Object definition, String node, String name, Type type) {
        this.definition = definition;
        this.node = node;
        this.name = name;
        this.type = type;
    }

    /** Returns a port by name alone, for a component that is rebuilt from its JSON to run apart from its pipeline. */
    public static Port<?> named(String node, String name, Type type) {
        return new Port<>(APART, node, name, type);
    }

    /** Returns the id of the node whose output this is. */
    public String node() {
        return node;
    }

    /** Returns the output's name, unique in its node. */
    public String name() {
        return name;
    }

    /** Returns the artifact type with its generic arguments. */
    public Type type() {
        return type;
    }

    boolean isOf(Object other) {
        return definition == other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Port<?> port
                && definition.equals(port.definition)
                && node.equals(port.node)
                && name.equals(port.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(node, name);
    }

    @Override
    public String toString() {
        return node + "/" + name;
    }
}
