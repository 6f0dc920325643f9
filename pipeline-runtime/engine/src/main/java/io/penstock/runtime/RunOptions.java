package io.penstock.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What part of a pipeline is run, and for how long.
 *
 * <pre>{@code
 * workspace.run(pipeline, run -> run.from("trainer").deadline(Duration.ofHours(2)));
 * }</pre>
 *
 * @param from the nodes to begin with; what they read is taken from the newest execution of each node before them, whatever has
 *     changed since. Empty to begin at the beginning
 * @param to the nodes to end with; only they and what they need are run. Empty to run to the end
 * @param deadline how long the run may take; then it is cancelled
 */
public record RunOptions(Set<String> from, Set<String> to, Optional<Duration> deadline) {

    /** The whole pipeline, for any time. */
    public static final RunOptions DEFAULT = new RunOptions(Set.of(), Set.of(), Optional.empty());

    /** Copies the sets, and refuses a deadline that leaves no time. */
    public RunOptions {
        checkDeadline(deadline);
        from = Set.copyOf(from);
        to = Set.copyOf(to);
    }

    /** Returns the same, which begins with some nodes. */
    public RunOptions from(String... nodes) {
        return new RunOptions(Set.of(nodes), to, deadline);
    }

    /** Returns the same, which ends with some nodes. */
    public RunOptions to(String... nodes) {
        return new RunOptions(from, Set.of(nodes), deadline);
    }

    /** Returns the same with a limit on the time of the run. */
    public RunOptions deadline(Duration limit) {
        return new RunOptions(from, to, Optional.of(limit));
    }

    static void checkDeadline(Optional<Duration> deadline) {
        deadline.filter(limit -> limit.isZero() || limit.isNegative()).ifPresent(limit -> {
            throw new IllegalArgumentException(
                    "A deadline of '%s' leaves a run no time. Give more than zero, such as 'PT2H'.".formatted(limit));
        });
    }
}
