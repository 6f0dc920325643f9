package io.penstock;

import java.util.List;

/**
 * A part of a pipeline that is run many times: once for each element, or round after round.
 *
 * @param nodes in the order of their addition
 * @param parameters the ports that are given anew each time
 * @param captured the ports from outside that its nodes read
 * @param result what one time gives; may be a parameter or captured
 */
public record Body(List<Node> nodes, List<Port<?>> parameters, List<Port<?>> captured, Port<?> result) {

    /** Copies the lists. */
    public Body {
        nodes = List.copyOf(nodes);
        parameters = List.copyOf(parameters);
        captured = List.copyOf(captured);
    }
}
