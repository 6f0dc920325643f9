package io.penstock.runtime;

import io.penstock.Node;
import io.penstock.Port;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether outputs of earlier are those that a node of today's pipeline gives, by name and type. */
final class Fit {

    private Fit() {}

    /** Says how the outputs of an earlier execution differ from those of a node, if they do. */
    static Optional<String> objection(Node node, ExecutionFinished earlier) {
        Map<String, String> found = types(earlier.outputs());
        return fits(node, found)
                ? Optional.empty()
                : Optional.of("Node '%s' gives '%s', but in run '%s' it gave '%s'. Run it anew."
                        .formatted(node.id(), types(node), earlier.run(), found));
    }

    /**
     * Says what is wrong with outputs that are given by hand for a node, if something is.
     *
     * @param found the types of all outputs that there are, by name
     */
    static Optional<String> objection(Node node, Map<String, String> found) {
        return fits(node, found) && found.size() == node.ports().size()
                ? Optional.empty()
                : Optional.of(
                        "Node '%s' gives '%s', but with what is overridden there is '%s'. Override every output that the run does not have, and no other: with(port, value)."
                                .formatted(node.id(), types(node), found));
    }

    /** Returns the types of outputs by name. */
    static Map<String, String> types(Collection<OutputRecord> outputs) {
        Map<String, String> types = new TreeMap<>();
        outputs.forEach(output -> types.put(output.port(), output.type()));
        return types;
    }

    /** Outputs that the node does not give any more are read by nobody. */
    private static boolean fits(Node node, Map<String, String> found) {
        return found.entrySet().containsAll(types(node).entrySet());
    }

    private static Map<String, String> types(Node node) {
        Map<String, String> types = new TreeMap<>();
        for (Port<?> port : node.ports()) {
            types.put(port.name(), port.type().getTypeName());
        }
        return types;
    }
}
