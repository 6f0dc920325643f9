package io.penstock.runtime;

import io.penstock.Port;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What stands in for nodes that are not run, see {@link Workspace#rehearse}.
 *
 * @param values what is behind outputs
 * @param withheld the outputs that are withheld, with the reason
 */
public record Rehearsal(Map<Port<?>, Object> values, Map<Port<?>, String> withheld) {

    /** A rehearsal in which every node is run. */
    public static final Rehearsal NOTHING = new Rehearsal(Map.of(), Map.of());

    /** Copies the maps. */
    public Rehearsal {
        values = Map.copyOf(values);
        withheld = Map.copyOf(withheld);
    }

    /** Returns the same with a value behind an output, whose node is not run. */
    public <T> Rehearsal with(Port<T> output, T value) {
        Map<Port<?>, Object> more = new HashMap<>(values);
        more.put(output, value);
        return new Rehearsal(more, withheld);
    }

    /** Returns the same with an output that is withheld by its node, which is not run. */
    public Rehearsal withholding(Port<?> output, String reason) {
        Map<Port<?>, String> more = new HashMap<>(withheld);
        more.put(output, reason);
        return new Rehearsal(values, more);
    }

    Set<Port<?>> outputs() {
        Set<Port<?>> outputs = new HashSet<>(values.keySet());
        outputs.addAll(withheld.keySet());
        return outputs;
    }
}
