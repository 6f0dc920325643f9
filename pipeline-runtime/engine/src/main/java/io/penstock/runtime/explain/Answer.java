package io.penstock.runtime.explain;

import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.explain.Explanation.Cause;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why an execution ran instead of being cached.
 *
 * @param because completes the sentence {@code 'trainer' ran}
 */
record Answer(Cause cause, String because) {

    /** The policy of a node that has no key since it leaves nothing, though it looks for what others left. */
    private static final String READ_ONLY = "read_only";

    /**
     * Finds the first reason that holds.
     *
     * @param earlier executions of the same node with parts of a key, newest first
     * @param nearest the one among them whose key is nearest
     * @param parts the key beside that of the nearest
     */
    static Answer of(
            ExecutionFinished event,
            List<ExecutionFinished> earlier,
            Optional<ExecutionFinished> nearest,
            List<Difference> parts) {
        return ofItself(event).orElseGet(() -> besideOthers(event, earlier, nearest, parts));
    }

    /** Returns the reason that an execution has without regard to others. */
    private static Optional<Answer> ofItself(ExecutionFinished event) {
        String gaps = event.keyParts().entrySet().stream()
                .filter(part -> part.getKey().startsWith(CacheKey.GAP))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
        String policy = event.keyParts().getOrDefault(CacheKey.POLICY, "");
        if (!gaps.isEmpty()) {
            return answer(Cause.INCOMPLETE, ": it is not cached, since a part of its key could not be hashed. " + gaps);
        }
        if (!event.reason().isEmpty()) {
            return answer(Cause.AGAIN, " again: " + event.reason());
        }
        if (policy.equals("always")) {
            return answer(Cause.POLICY, " because its policy is 'always'.");
        }
        return event.key().isEmpty() && !policy.startsWith(READ_ONLY)
                ? answer(Cause.OUTSIDE, " because it reaches outside the workspace, as it does every time.")
                : Optional.empty();
    }

    private static Answer besideOthers(
            ExecutionFinished event,
            List<ExecutionFinished> earlier,
            Optional<ExecutionFinished> nearest,
            List<Difference> parts) {
        if (nearest.isEmpty()) {
            return new Answer(Cause.FIRST, ": first execution; no earlier one of this node has a key.");
        }
        List<ExecutionFinished> equal = earlier.stream()
                .filter(other -> other.outcome() == Outcome.EXECUTED && Explainer.hasKeyOf(other, event))
                .toList();
        if (!equal.isEmpty()) {
            return equal(event, equal.get(0));
        }
        return parts.stream().allMatch(Difference::isSame)
                ? new Answer(
                        Cause.NOT_KEPT,
                        ": run '%s' computed the same, but it was not kept."
                                .formatted(nearest.get().run()))
                : new Answer(Cause.NEW_KEY, ": " + news(parts));
    }

    private static Answer equal(ExecutionFinished event, ExecutionFinished source) {
        String computed = "run '%s' computed the same key at %s".formatted(source.run(), Wording.time(source.at()));
        if (source.at().isAfter(event.startedAt())) {
            return new Answer(Cause.AT_ONCE, ": %s, after this one had begun.".formatted(computed));
        }
        Optional<Duration> life = life(event.keyParts().getOrDefault(CacheKey.POLICY, ""));
        return life.isPresent() && source.at().plus(life.get()).isBefore(event.startedAt())
                ? new Answer(
                        Cause.EXPIRED,
                        " again: %s, longer ago than the %s that a result lives.".formatted(computed, life.get()))
                : new Answer(Cause.FORGOTTEN, " again: %s, but it was invalidated.".formatted(computed));
    }

    /** Returns how long a result lives by a policy such as {@code cached PT1H}. */
    private static Optional<Duration> life(String policy) {
        int space = policy.indexOf(' ');
        return space < 0 ? Optional.empty() : Optional.of(Duration.parse(policy.substring(space + 1)));
    }

    private static String news(List<Difference> parts) {
        List<Difference> changes = parts.stream().filter(part -> !part.isSame()).toList();
        return "%d of %d parts of its key %s new. "
                        .formatted(changes.size(), parts.size(), changes.size() == 1 ? "is" : "are")
                + changes.stream()
                        .map(change -> Wording.of(change, Wording.FEW))
                        .collect(Collectors.joining("; "));
    }

    private static Optional<Answer> answer(Cause cause, String because) {
        return Optional.of(new Answer(cause, because));
    }
}
