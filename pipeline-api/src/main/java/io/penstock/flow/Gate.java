package io.penstock.flow;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets an artifact through if a requirement on another one (or on itself) is met, else withholds it: what needs it is skipped
 * with the reason, and what takes it as optional goes on without.
 *
 * <pre>{@code
 * var fresh = p.add(new Gate<>(trips, statistics, new AtLeastRows(10_000)));
 * }</pre>
 *
 * @param passing what is let through; it is not copied
 * @param judged what the requirement looks at
 * @param requirement decides
 * @param <T> the type of what is let through
 * @param <C> the type of what is judged
 */
public record Gate<T, C>(Port<T> passing, Port<C> judged, Requirement<C> requirement) implements Component<Port<T>> {

    /** Makes a gate that judges what it lets through. */
    public static <T> Gate<T, T> on(Port<T> passing, Requirement<T> requirement) {
        return new Gate<>(passing, passing, requirement);
    }

    @Override
    public void run(Port<T> out, Execution execution) throws IOException {
        Optional<String> objection = requirement.objection(execution.read(judged));
        if (objection.isPresent()) {
            execution.withhold(out, objection.get());
        } else {
            execution.pass(passing, out);
        }
    }
}
