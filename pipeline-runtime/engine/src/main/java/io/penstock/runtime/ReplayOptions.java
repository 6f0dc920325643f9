package io.penstock.runtime;

import io.penstock.Port;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a replay begins, and what is different in it.
 *
 * <pre>{@code
 * workspace.replay(run, pipeline, replay -> replay.from("evaluator"));
 * workspace.replay(run, pipeline, replay -> replay.with(threshold, 0.7));
 * }</pre>
 *
 * @param from the nodes to begin with; if there are none, those that read what was overridden
 * @param overrides values of outputs, instead of those that the run had
 * @param deadline how long the replay may take; then it is cancelled
 */
public record ReplayOptions(Set<String> from, Map<Port<?>, Object> overrides, Optional<Duration> deadline) {

    /** A replay that names nothing yet. */
    public static final ReplayOptions DEFAULT = new ReplayOptions(Set.of(), Map.of(), Optional.empty());

    /** Copies the collections, and refuses a deadline that leaves no time. */
    public ReplayOptions {
        RunOptions.checkDeadline(deadline);
        from = Set.copyOf(from);
        overrides = Map.copyOf(overrides);
    }

    /** Returns the same, which begins with some nodes. */
    public ReplayOptions from(String... nodes) {
        return new ReplayOptions(Set.of(nodes), overrides, deadline);
    }

    /** Returns the same with another value behind an output. */
    public <T> ReplayOptions with(Port<T> output, T value) {
        Map<Port<?>, Object> more = new LinkedHashMap<>(overrides);
        more.put(output, value);
        return new ReplayOptions(from, more, deadline);
    }

    /** Returns the same with a limit on the time of the replay. */
    public ReplayOptions deadline(Duration limit) {
        return new ReplayOptions(from, overrides, Optional.of(limit));
    }
}
