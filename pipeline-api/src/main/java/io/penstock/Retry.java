package io.penstock;

import io.penstock.errors.Transience;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How often a node is tried again, and when: attempt <i>n</i> fails, then {@code first * factor^(n-1)} passes, at most {@code
 * longest}, shortened at random by up to the share {@code jitter} so that many nodes do not come back at the same moment.
 *
 * <p>Only errors that can pass are tried again, see {@link Transience}, and those that are named in {@code also}.
 *
 * @param attempts how often the node is tried in all, at least 1
 * @param first the pause after the first attempt
 * @param factor by which the pause grows, at least 1
 * @param longest the longest pause
 * @param jitter share of the pause that chance may take away, 0 to 1
 * @param also names of exception classes that can pass too, sub-classes included
 */
public record Retry(int attempts, Duration first, double factor, Duration longest, double jitter, Set<String> also) {

    private static final Retry NEVER = new Retry(1, Duration.ZERO, 1, Duration.ZERO, 0, Set.of());

    /** Checks the ranges. */
    public Retry {
        require(attempts >= 1, "'%s' attempts are too few. Use at least 1.", attempts);
        require(!first.isNegative(), "A pause of '%s' is negative.", first);
        require(!longest.isNegative(), "A longest pause of '%s' is negative.", longest);
        require(factor >= 1, "Factor '%s' would shorten the pauses. Use at least 1.", factor);
        require(jitter >= 0 && jitter <= 1, "Jitter '%s' is not a share. Use 0 to 1.", jitter);
        also = Set.copyOf(also);
    }

    /** One attempt; the default. */
    public static Retry never() {
        return NEVER;
    }

    /** Tries a number of times in all; pauses of 1 s, 2 s, 4 s and so on up to a minute, half of each by chance. */
    public static Retry attempts(int attempts) {
        return new Retry(attempts, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.5, Set.of());
    }

    /** Returns the same with other pauses. */
    public Retry pausing(Duration first, double factor, Duration longest) {
        return new Retry(attempts, first, factor, longest, jitter, also);
    }

    /** Returns the same with another share of chance. */
    public Retry jitter(double share) {
        return new Retry(attempts, first, factor, longest, share, also);
    }

    /** Returns the same, which tries again after another kind of exception too. */
    public Retry alsoAfter(Class<? extends Exception> type) {
        Set<String> more = new TreeSet<>(also);
        more.add(type.getName());
        return new Retry(attempts, first, factor, longest, jitter, more);
    }

    /** Returns whether a node is tried again after an attempt, counted from 1, that failed with a cause. */
    public boolean follows(int attempt, Throwable cause) {
        return attempt < attempts && (Transience.canPass(cause) || Transience.isOneOf(cause, also));
    }

    /** Returns the pause after an attempt, counted from 1. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        double nanos = Math.min(nanos(first) * Math.pow(factor, attempt - 1.0), nanos(longest));
        return Duration.ofNanos((long) (nanos * (1 - jitter * random.nextDouble())));
    }

    /** Returns the nanoseconds of a pause, which may be longer than can be counted: 292 years. */
    private static double nanos(Duration pause) {
        return TimeUnit.NANOSECONDS.convert(pause);
    }

    private static void require(boolean held, String otherwise, Object value) {
        if (!held) {
            throw new IllegalArgumentException(otherwise.formatted(value));
        }
    }
}
