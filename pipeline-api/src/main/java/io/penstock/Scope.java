package io.penstock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where steps are added: the pipeline itself, or a body that is run many times. */
final class Scope {

    private final @Nullable Scope outer;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Port<?>> parameters = new ArrayList<>();
    private final Set<Port<?>> captured = new LinkedHashSet<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void add(Node node) {
        nodes.put(node.id(), node);
    }

    void parameter(Port<?> port) {
        parameters.add(port);
    }

    /** Notes that a port is read here; false if it is neither of this scope nor of one around it. */
    boolean reads(Port<?> port) {
        if (nodes.containsKey(port.node()) || parameters.contains(port)) {
            return true;
        }
        boolean known = outer != null && outer.knows(port);
        if (known) {
            captured.add(port);
        }
        return known;
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    Body body(Port<?> result) {
        return new Body(nodes(), parameters, List.copyOf(captured), result);
    }

    private boolean knows(Port<?> port) {
        return nodes.containsKey(port.node()) || parameters.contains(port) || outer != null && outer.knows(port);
    }
}
