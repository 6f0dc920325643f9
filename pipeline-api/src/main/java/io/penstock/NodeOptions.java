package io.penstock;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a node is run; nothing of it changes what the node computes, so nothing of it is in the cache key.
 *
 * <pre>{@code
 * p.add("trainer", new Trainer(features, estimator), node -> node
 *     .retry(Retry.attempts(3)).timeout(Duration.ofMinutes(10)).permit("gpu"));
 * }</pre>
 *
 * @param cache what is taken from the cache and left there
 * @param retry how often it is tried again
 * @param timeout how long one attempt may take
 * @param permits how much it holds of each named resource while it runs
 * @param isolation the JVM that it runs in, if it is one of its own
 */
public record NodeOptions(
        CachePolicy cache,
        Retry retry,
        Optional<Duration> timeout,
        Map<String, Integer> permits,
        Optional<Isolation> isolation) {

    /** Cached, one attempt, no limits, in the JVM of the pipeline. */
    public static final NodeOptions DEFAULT =
            new NodeOptions(CachePolicy.cached(), Retry.never(), Optional.empty(), Map.of(), Optional.empty());

    /** Checks the ranges and copies the permits. */
    public NodeOptions {
        timeout.filter(limit -> limit.isNegative() || limit.isZero()).ifPresent(limit -> {
            throw new IllegalArgumentException("Timeout '%s' is not positive.".formatted(limit));
        });
        permits.forEach((resource, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "'%d' permits of '%s' are none. Use at least 1.".formatted(count, resource));
            }
        });
        permits = Map.copyOf(permits);
    }

    /** Returns the same with another cache policy. */
    public NodeOptions cache(CachePolicy other) {
        return new NodeOptions(other, retry, timeout, permits, isolation);
    }

    /** Returns the same with other retries. */
    public NodeOptions retry(Retry other) {
        return new NodeOptions(cache, other, timeout, permits, isolation);
    }

    /** Returns the same with a limit on the time of one attempt: then it is interrupted, and abandoned if it does not stop. */
    public NodeOptions timeout(Duration limit) {
        return new NodeOptions(cache, retry, Optional.of(limit), permits, isolation);
    }

    /** Returns the same, which holds one of a named resource while it runs. */
    public NodeOptions permit(String resource) {
        return permits(resource, 1);
    }

    /** Returns the same, which holds some of a named resource while it runs; the workspace says how much there is. */
    public NodeOptions permits(String resource, int count) {
        Map<String, Integer> more = new TreeMap<>(permits);
        more.put(resource, count);
        return new NodeOptions(cache, retry, timeout, more, isolation);
    }

    /** Returns the same in a JVM of its own. */
    public NodeOptions isolated() {
        return isolated(Isolation.standard());
    }

    /** Returns the same in a JVM of its own with given limits. */
    public NodeOptions isolated(Isolation jvm) {
        return new NodeOptions(cache, retry, timeout, permits, Optional.of(jvm));
    }
}
