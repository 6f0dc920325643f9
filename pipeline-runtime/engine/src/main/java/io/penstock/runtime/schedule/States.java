package io.penstock.runtime.schedule;

import io.penstock.Port;
import io.penstock.runtime.execution.PortState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is behind the ports of a pipeline, or of one time through a body; what is not its own is looked up around it. Thread-safe. */
final class States {

    private final @Nullable States outer;
    private final String item;
    private final Map<Port<?>, PortState> known = new ConcurrentHashMap<>();
    private final Map<String, Instance> instances = new ConcurrentHashMap<>();

    /**
     * Creates states of which none is known.
     *
     * @param item names the time through the body; empty for the pipeline itself
     */
    States(@Nullable States outer, String item) {
        this.outer = outer;
        this.item = item;
    }

    String item() {
        return item;
    }

    void put(Map<Port<?>, PortState> ports) {
        known.putAll(ports);
    }

    /** Returns what is behind a port of a node that has ended. */
    PortState state(Port<?> port) {
        for (States at = this; at != null; at = at.outer) {
            PortState state = at.known.get(port);
            if (state != null) {
                return state;
            }
        }
        throw new IllegalStateException("node of '%s' has not ended".formatted(port));
    }

    void add(Instance instance) {
        instances.put(instance.node().id(), instance);
    }

    /** Returns a node of these states themselves. */
    @Nullable
    Instance own(String node) {
        return instances.get(node);
    }

    /** Returns the node that makes a port; null for the parameter of a body. */
    @Nullable
    Instance maker(Port<?> port) {
        for (States at = this; at != null; at = at.outer) {
            Instance maker = at.instances.get(port.node());
            if (maker != null) {
                return maker;
            }
        }
        return null;
    }
}
